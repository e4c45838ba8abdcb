import type { z } from 'zod'
import { operations as contract, type OperationName, type Outputs, type ParsedInput } from '../../shared/operations/contract'
import { failure, type Failure, type Result } from '../../shared/core/result'
import type { Context } from './context'
import { EngineError, ValueQuestion, messageOf } from '../engine/core/errors'
import { operations } from './operations'

/** Checks the name and the input of an operation and runs it. Never throws: every error becomes a `Failure`. */
export async function dispatch(name: string, input: unknown, context: Context): Promise<Result<unknown>> {
  if (!isOperation(name)) return failure('INVALID_INPUT', `There is no operation named "${name}".`)
  return run(name, input, context)
}

function isOperation(name: string): name is OperationName {
  return Object.hasOwn(contract, name)
}

async function run<Name extends OperationName>(
  name: Name,
  input: unknown,
  context: Context,
): Promise<Result<Outputs[Name]>> {
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- both are looked up by the same name, so the schema gives what the operation takes
    const validInput = validate(name, contract[name].input, input) as ParsedInput<Name>
    return { ok: true, value: await operations[name](validInput, context) }
  } catch (error) {
    return { ok: false, error: toFailure(error) }
  }
}

/** Parses a value with a schema. Throws INVALID_INPUT if it does not fit; `name` is what the message calls the value. */
export function validate<Schema extends z.ZodType>(name: string, schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new EngineError('INVALID_INPUT', describeFirstIssue(name, parsed.error))
  return parsed.data
}

/** One sentence, such as `getRows.limit: Too big: expected number to be <=1000.` */
function describeFirstIssue(name: string, error: z.ZodError): string {
  const [issue] = error.issues
  return `${[name, ...(issue?.path ?? [])].join('.')}: ${issue?.message ?? 'Invalid input'}.`
}

/** The failure that a door reports for an error. An error that is not an EngineError is unexpected, so it is logged. */
export function toFailure(error: unknown): Failure {
  if (error instanceof ValueQuestion) return { code: error.code, message: error.message, choice: error.choice }
  if (error instanceof EngineError) return { code: error.code, message: error.message }
  console.error(error)
  return { code: 'INTERNAL', message: `Something went wrong inside Store Monitor: ${messageOf(error)}` }
}
