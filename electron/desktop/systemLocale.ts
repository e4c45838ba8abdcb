type Environment = Readonly<Record<string, string | undefined>>

/** The locale of numbers that Linux sets apart from the language, such as `de-DE`; null if it says nothing, and elsewhere. */
export function localeInEnvironment(environment: Environment = process.env, platform: string = process.platform): string | null {
  if (platform !== 'linux') return null
  const named = environment['LC_ALL'] || environment['LC_NUMERIC'] || environment['LANG'] || ''
  const [, language, region] = /^([a-z]{2,3})_([A-Z]{2})\b/.exec(named) ?? []
  return language === undefined ? null : `${language}-${region}`
}
