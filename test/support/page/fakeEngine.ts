import { operations, type OperationName, type Outputs, type ParsedInput } from '../../../shared/operations/contract'
import type { ErrorCode, Result } from '../../../shared/core/result'

/** What an engine that is not there answers, by operation. */
export type Answers = {
  readonly [Name in OperationName]?: (input: ParsedInput<Name>) => Outputs[Name] | Promise<Outputs[Name]>
}

/** Thrown by an answer, it reaches the page as a failure of the operation. */
export class Refusal extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
  ) {
    super(message)
  }
}

/** Answers the page in place of an engine. Whatever the page asks has to fit the contract. */
export class FakeEngine {
  readonly calls: { readonly name: OperationName; readonly input: unknown }[] = []

  constructor(private answers: Answers) {}

  /** From now on answers these operations otherwise. */
  change(answers: Answers): void {
    this.answers = { ...this.answers, ...answers }
  }

  async call(name: OperationName, given: unknown): Promise<Result<unknown>> {
    const input = operations[name].input.parse(given)
    this.calls.push({ name, input })
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the input is what the schema of the operation gives
    const answer = this.answers[name] as ((input: unknown) => unknown) | undefined
    if (answer === undefined) return failure('INTERNAL', `The test has no answer to ${name}.`)
    try {
      return { ok: true, value: await answer(input) }
    } catch (error) {
      if (error instanceof Refusal) return failure(error.code, error.message)
      throw error
    }
  }
}

function failure(code: ErrorCode, message: string): Result<never> {
  return { ok: false, error: { code, message } }
}
