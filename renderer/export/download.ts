/** Lets the browser save what that address of our own server gives, under the name the server says. */
export function download(url: string): void {
  const link = document.createElement('a')
  link.href = url
  link.download = ''
  link.click()
}
