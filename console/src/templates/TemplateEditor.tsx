import { Alert, Box, Button, Card, CardContent, Chip, Stack, Tab, Tabs, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useNotify } from 'react-admin';
import { useNavigate, useParams } from 'react-router-dom';
import { ApiProblem, type Fault } from '../api/problem';
import { useIdentity, useMay } from '../app/access';
import { Ask } from '../app/Ask';
import { FaultList, Faults } from '../app/Faults';
import { PageTitle } from '../app/PageTitle';
import { useClient } from '../app/services';
import { useSettings } from '../tenants/settings';
import { ContentForm } from './ContentForm';
import { draftOf, sampleData, type Draft, type Template, type Version, type Warning } from './model';
import { PartialsForm } from './PartialsForm';
import { PreviewPane } from './PreviewPane';
import { SendDialog } from './SendDialog';
import { SettingsForm, VariablesForm } from './SettingsForm';
import { TimingForm } from './TimingForm';
import { Versions } from './Versions';

const EMPTY: Draft = {
    code: '',
    name: '',
    category: 'general',
    defaultChannels: ['email'],
    engine: 'handlebars',
    strict: true,
    locales: { en: { email: { subject: '', html: '' } } },
};

/** A template that does not exist yet. */
export function TemplateCreate() {
    return <Editor template={undefined} reload={async () => undefined} />;
}

/** A template: its draft with a live preview, its versions. */
export function TemplateEdit() {
    const { id = '' } = useParams();
    const client = useClient();
    const path = client.admin(`/templates/${id}`);
    const { data, error, refetch } = useQuery({
        queryKey: ['template', path],
        queryFn: ({ signal }) => client.get<Template>(path, signal),
        refetchOnWindowFocus: false,
        retry: 1,
    });
    if (!data) {
        return (
            <>
                <PageTitle title="Template" />
                {error ? <Faults error={error} /> : <Typography color="text.secondary">Reading…</Typography>}
            </>
        );
    }
    return <Editor key={`${id}`} template={data} reload={async () => (await refetch()).data} />;
}

type Place = 'content' | 'settings' | 'variables' | 'partials' | 'timing' | 'versions';

function Editor({ template, reload }: { template?: Template; reload: () => Promise<Template | undefined> }) {
    const [place, setPlace] = useState<Place>(template ? 'content' : 'settings');
    const [draft, setDraft] = useState<Draft>(() => (template ? draftOf(template) : EMPTY));
    const { data: settings } = useSettings();
    const [locale, setLocale] = useState(() => firstLocale(draft, settings?.defaultLocale));
    const [channel, setChannel] = useState<string | undefined>(() => Object.keys(draft.locales[locale] ?? {})[0]);
    const [sample, setSample] = useSample(template?.code, draft);
    const [sending, setSending] = useState(false);
    const mayWrite = useMay('edit', 'templates');
    const work = useWork(template, draft, setDraft, reload, (code) => keepSample(code, sample));
    const chooseLocale = (chosen: string) => {
        setLocale(chosen);
        setChannel(Object.keys(draft.locales[chosen] ?? {})[0]);
    };
    const form = { draft, onChange: setDraft, faults: work.faults, readOnly: !mayWrite };
    return (
        <>
            <PageTitle title={template ? template.name : 'New template'} mark={template && <Marks template={template} dirty={work.dirty} />} actions={<Actions template={template} mayWrite={mayWrite} work={work} onSend={() => setSending(true)} />}>
                {template && <code>{template.code}</code>}
            </PageTitle>
            <Faults error={work.error} />
            {work.warnings.length > 0 && (
                <Alert severity="warning" sx={{ mb: 2 }}>
                    Published. You may want to look at: <FaultList faults={work.warnings} />
                </Alert>
            )}
            <Box sx={{ display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1.1fr) minmax(0, 1fr)' }, gap: 2, alignItems: 'start' }}>
                <Card>
                    <Tabs value={place} onChange={(_, chosen: Place) => setPlace(chosen)} variant="scrollable" scrollButtons={false} aria-label="Parts of the template" sx={{ borderBottom: 1, borderColor: 'divider', '& .MuiTab-root': { minWidth: 0, px: 1.75 } }}>
                        <Tab value="content" label="Content" />
                        <Tab value="settings" label="Settings" />
                        <Tab value="variables" label="Variables" />
                        <Tab value="partials" label="Partials" />
                        <Tab value="timing" label="Timing" />
                        {template && <Tab value="versions" label="Versions" />}
                    </Tabs>
                    <CardContent>
                        {place === 'content' && <ContentForm {...form} locale={locale} onLocale={chooseLocale} channel={channel} onChannel={setChannel} />}
                        {place === 'settings' && <SettingsForm {...form} isNew={!template} />}
                        {place === 'variables' && <VariablesForm {...form} />}
                        {place === 'partials' && <PartialsForm {...form} />}
                        {place === 'timing' && <TimingForm {...form} />}
                        {place === 'versions' && template && <Versions template={template} draft={draft} mayWrite={mayWrite} onRollBack={work.rollBack} />}
                    </CardContent>
                </Card>
                <PreviewPane id={template?.id} draft={draft} locale={locale} channel={place === 'content' ? channel : undefined} sample={sample} onSample={setSample} />
            </Box>
            <Conflict work={work} />
            {template && sending && <SendDialog template={template} locale={locale} sample={sample} open onClose={() => setSending(false)} />}
        </>
    );
}

/** The tenant's own language, where it is written. */
function firstLocale({ locales }: Draft, own = 'en'): string {
    return own in locales ? own : (Object.keys(locales)[0] ?? own);
}

function Marks({ template, dirty }: { template: Template; dirty: boolean }) {
    return (
        <Stack direction="row" spacing={1}>
            <Chip
                size="small"
                variant="outlined"
                color={template.publishedVersion ? 'success' : 'default'}
                label={template.publishedVersion ? `version ${template.publishedVersion} in use` : 'never published'}
            />
            {dirty && <Chip size="small" variant="outlined" color="warning" label="not saved" />}
        </Stack>
    );
}

function Actions({ template, mayWrite, work, onSend }: { template?: Template; mayWrite: boolean; work: Work; onSend: () => void }) {
    const identity = useIdentity();
    if (!mayWrite) {
        return null;
    }
    return (
        <>
            {template && !identity?.platform && (
                <Button variant="outlined" onClick={onSend}>
                    Send…
                </Button>
            )}
            <Button variant={template ? 'outlined' : 'contained'} onClick={() => void work.save()} disabled={work.busy || (Boolean(template) && !work.dirty)}>
                {template ? 'Save' : 'Create'}
            </Button>
            {template && (
                <Button variant="contained" onClick={() => void work.publish()} disabled={work.busy}>
                    {work.dirty ? 'Save and publish' : 'Publish'}
                </Button>
            )}
        </>
    );
}

function Conflict({ work }: { work: Work }) {
    return (
        <Ask open={work.conflict} title="Somebody else changed this template" go="Overwrite theirs" danger onGo={work.overwrite} onClose={work.takeTheirs}>
            It was saved by somebody else after you opened it, so nothing of yours was saved. Cancel to see theirs; yours is lost then.
        </Ask>
    );
}

interface Work {
    dirty: boolean;
    busy: boolean;
    error: unknown;
    faults: Fault[];
    warnings: Warning[];
    conflict: boolean;
    save: () => Promise<Template | undefined>;
    publish: () => Promise<void>;
    rollBack: (version: number) => Promise<void>;
    overwrite: () => Promise<void>;
    takeTheirs: () => void;
}

/** Saving and publishing, each from the revision that was read. */
function useWork(template: Template | undefined, draft: Draft, setDraft: (draft: Draft) => void, reload: () => Promise<Template | undefined>, onCreated: (code: string) => void): Work {
    const client = useClient();
    const notify = useNotify();
    const navigate = useNavigate();
    const queries = useQueryClient();
    const [busy, setBusy] = useState(false);
    const [error, setError] = useState<unknown>();
    const [warnings, setWarnings] = useState<Warning[]>([]);
    const [conflict, setConflict] = useState(false);
    const [created, setCreated] = useState(false);
    const dirty = !created && JSON.stringify(template ? draftOf(template) : EMPTY) !== JSON.stringify(draft);
    useLeaveGuard(dirty);
    const base = client.admin('/templates');

    const guarded = async <T,>(step: () => Promise<T>): Promise<T | undefined> => {
        setBusy(true);
        setError(undefined);
        setWarnings([]);
        try {
            return await step();
        } catch (failure) {
            if (failure instanceof ApiProblem && failure.status === 412) {
                setConflict(true);
            } else {
                setError(failure);
            }
            return undefined;
        } finally {
            setBusy(false);
        }
    };
    const put = async (ifMatch: string | null): Promise<Template> => {
        const { body } = await client.json<Template>(`${base}/${template?.id}`, { method: 'PUT', body: draft, ifMatch });
        queries.setQueryData(['template', `${base}/${body.id}`], body);
        setDraft(draftOf(body));
        return body;
    };
    const create = async (): Promise<Template> => {
        const body = await client.post<Template>(base, draft);
        setCreated(true);
        onCreated(body.code);
        notify('Created as a draft', { type: 'success' });
        window.setTimeout(() => navigate(`/templates/${body.id}`), 0);
        return body;
    };
    const save = () =>
        guarded(async () => {
            const saved = template ? await put(`"${template.revision}"`) : await create();
            if (template) {
                notify('Saved', { type: 'success' });
            }
            return saved;
        });
    const publish = async () => {
        await guarded(async () => {
            const saved = template && dirty ? await put(`"${template.revision}"`) : template;
            const { body } = await client.json<Version & { warnings?: Warning[] }>(`${base}/${saved?.id}/publish`, {
                method: 'POST',
                ifMatch: `"${saved?.revision}"`,
            });
            setWarnings(body.warnings ?? []);
            notify(`Version ${body.version} is in use`, { type: 'success' });
            await reload();
        });
    };
    return {
        dirty,
        busy,
        error,
        faults: error instanceof ApiProblem ? error.faults : [],
        warnings,
        conflict,
        save,
        publish,
        rollBack: async (version) => {
            await client.json(`${base}/${template?.id}/rollback`, { method: 'POST', body: { version }, ifMatch: `"${template?.revision}"` });
            notify(`Version ${version} is in use again`, { type: 'success' });
            await reload();
        },
        overwrite: async () => {
            await put(null);
            setConflict(false);
            notify('Saved', { type: 'success' });
        },
        takeTheirs: () => {
            setConflict(false);
            void reload().then((theirs) => theirs && setDraft(draftOf(theirs)));
        },
    };
}

/** Asks before a tab with unsaved work is closed. */
function useLeaveGuard(dirty: boolean): void {
    useEffect(() => {
        if (!dirty) {
            return undefined;
        }
        const ask = (event: BeforeUnloadEvent) => event.preventDefault();
        window.addEventListener('beforeunload', ask);
        return () => window.removeEventListener('beforeunload', ask);
    }, [dirty]);
}

const SAMPLES = 'carillon.sample.';
/** No template's code: those have no capitals. */
const NEW = 'NEW';

/** What a new template was tried with belongs to it from now on. */
function keepSample(code: string, sample: string): void {
    window.localStorage.setItem(SAMPLES + code, sample);
    window.localStorage.removeItem(SAMPLES + NEW);
}

/** The data a template is tried with, kept in this browser. */
function useSample(code: string | undefined, draft: Draft): [string, (sample: string) => void] {
    const key = SAMPLES + (code ?? NEW);
    const [sample, setSample] = useState(() => window.localStorage.getItem(key) ?? JSON.stringify(sampleData(draft.variables), null, 2));
    return [
        sample,
        (changed) => {
            setSample(changed);
            window.localStorage.setItem(key, changed);
        },
    ];
}
