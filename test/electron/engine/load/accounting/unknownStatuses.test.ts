import { expect, test } from 'vitest'
import { createIssueTables, unknownStatuses } from '../../../../../electron/engine/load/accounting/accountForRows'
import { withConnection } from '../../../../support/engine/relation'

test('counts the rows of each unknown status, without case and spaces around it', () =>
  withConnection(async (connection) => {
    await createIssueTables(connection)
    await connection.append('issue', [
      ['a.csv', 2, 'status_unknown', 'Pending'],
      ['a.csv', 3, 'status_unknown', ' pending '],
      ['b.csv', 2, 'status_unknown', 'maintenance'],
      ['b.csv', 3, 'status_unknown', ''],
      ['b.csv', 4, 'timestamp_unreadable', 'pending'],
    ])
    expect(await unknownStatuses(connection)).toEqual([
      { word: 'pending', rows: 2 },
      { word: 'maintenance', rows: 1 },
    ])
  }))
