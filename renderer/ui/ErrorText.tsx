/** An error message, or nothing. Screen readers read it at once. */
export function ErrorText({ message }: { readonly message: string | null }) {
  if (message === null) return null
  return (
    <p role="alert" className="errorText">
      {message}
    </p>
  )
}
