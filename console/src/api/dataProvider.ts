import type { DataProvider, GetListResult, Identifier, RaRecord } from 'react-admin';
import { query, type ApiClient } from './client';
import { Cursors, type Page } from './cursors';
import { RESOURCES, type ResourceShape } from './resources';

type Row = RaRecord & { revision?: number };

/**
 * The admin API for the admin framework. Lists are read by cursor and never claim to know how many there are; writing
 * names the revision that was read, so that nobody overwrites what he has not seen.
 */
export function dataProviderOf(client: ApiClient): DataProvider {
    const cursors = new Cursors();
    const shape = (resource: string): ResourceShape => {
        const known = RESOURCES[resource];
        if (!known) {
            throw new Error(`unknown resource ${resource}`);
        }
        return known;
    };
    // the framework's types cannot know what the API's records look like
    const row = (resource: string, record: object): any => {
        const idOf = shape(resource).idOf as ((record: object) => string) | undefined;
        return { ...record, id: idOf ? idOf(record) : (record as Row).id };
    };
    const one = (resource: string, id: Identifier): string => {
        const known = shape(resource);
        return client.admin(known.one ? known.one(String(id)) : `${known.path}/${encodeURIComponent(String(id))}`);
    };
    const tag = (record?: Row) => (record?.revision === undefined ? null : `"${record.revision}"`);
    const get = async (resource: string, id: Identifier) => row(resource, await client.get<object>(one(resource, id)));

    const provider: DataProvider = {
        async getList(resource, params): Promise<GetListResult> {
            const { page = 1, perPage = 50 } = params.pagination ?? {};
            const path = client.admin(shape(resource).path);
            const parameters = { ...params.filter, limit: perPage };
            const found = await cursors.page<object>(path + query(parameters), page, (cursor) =>
                client.get<Page<object>>(path + query({ ...parameters, cursor }), params.signal),
            );
            return {
                data: found.data.map((record) => row(resource, record)),
                pageInfo: { hasNextPage: Boolean(found.nextCursor), hasPreviousPage: page > 1 },
            };
        },
        async getOne(resource, params) {
            return { data: await get(resource, params.id) };
        },
        async getMany(resource, params) {
            return { data: await Promise.all(params.ids.map((id: Identifier) => get(resource, id))) };
        },
        getManyReference() {
            return Promise.reject(new Error('no resource of the console refers to another this way'));
        },
        async create(resource, params) {
            const path = client.admin(shape(resource).path);
            return { data: row(resource, await client.post<object>(path, params.data)) };
        },
        async update(resource, params) {
            const { id: _id, ...body } = params.data as Row;
            const answer = await client.json<object>(one(resource, params.id), {
                method: 'PUT',
                body,
                ifMatch: tag(params.previousData as Row | undefined),
            });
            return { data: row(resource, answer.body) };
        },
        async updateMany(resource, params) {
            for (const id of params.ids) {
                await client.json(one(resource, id), { method: 'PUT', body: params.data });
            }
            return { data: params.ids };
        },
        async delete(resource, params) {
            await client.json(one(resource, params.id), {
                method: 'DELETE',
                ifMatch: tag(params.previousData as Row | undefined),
            });
            return { data: (params.previousData ?? { id: params.id }) as any };
        },
        async deleteMany(resource, params) {
            for (const id of params.ids) {
                await client.json(one(resource, id), { method: 'DELETE' });
            }
            return { data: params.ids };
        },
        supportAbortSignal: true,
    };
    return provider;
}
