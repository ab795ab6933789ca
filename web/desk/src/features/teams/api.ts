import { client, ifMatch, unwrap } from '@/api/client'
import type { Team, TeamInput } from '@/api/types'

const at = (team: Team) => ({ params: { path: { team_id: team.id }, header: ifMatch(team.version) } })

export const addTeam = (body: TeamInput): Promise<Team> => unwrap(client.POST('/teams', { body }))

export const patchTeam = (team: Team, body: Partial<TeamInput>): Promise<Team> =>
  unwrap(client.PATCH('/teams/{team_id}', { ...at(team), body }))

export const deleteTeam = (team: Team) => unwrap(client.DELETE('/teams/{team_id}', at(team)))
