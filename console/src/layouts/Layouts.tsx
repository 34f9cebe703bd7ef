import Add from '@mui/icons-material/Add';
import { Button, Card, CardContent, Stack, TextField } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { Link as RouterLink, useNavigate, useParams } from 'react-router-dom';
import { ApiProblem } from '../api/problem';
import { useMay } from '../app/access';
import { Ask } from '../app/Ask';
import { CodeField } from '../app/CodeField';
import { Faults } from '../app/Faults';
import { PageTitle } from '../app/PageTitle';
import { RowList, Rows, type Column } from '../app/Rows';
import { useClient } from '../app/services';
import { Time } from '../app/Time';
import { MailFrame } from '../templates/MailFrame';

interface LayoutRecord {
    id?: string;
    code: string;
    name: string;
    engine: string;
    html: string;
    text?: string;
    revision?: number;
    updatedAt?: string;
}

const COLUMNS: Column<LayoutRecord>[] = [
    { label: 'Name', render: (layout) => layout.name },
    { label: 'Code', render: (layout) => <code>{layout.code}</code> },
    { label: 'Changed', render: (layout) => <Time at={layout.updatedAt} /> },
];

/** All layouts. */
export function LayoutList() {
    const mayWrite = useMay('create', 'layouts');
    return (
        <>
            <PageTitle
                title="Layouts"
                actions={
                    mayWrite && (
                        <Button variant="contained" startIcon={<Add />} component={RouterLink} to="/layouts/create">
                            New layout
                        </Button>
                    )
                }
            >
                What stands around every e-mail: head, colours, footer.
            </PageTitle>
            <RowList empty="No layout yet. Mails go out as their templates are written.">
                <Rows<LayoutRecord> columns={COLUMNS} to={(layout) => `/layouts/${layout.id}`} />
            </RowList>
        </>
    );
}

const EMPTY: LayoutRecord = {
    code: '',
    name: '',
    engine: 'handlebars',
    html: '<html>\n  <body>\n    <h1 style="color:{{branding.primaryColor}}">{{branding.name}}</h1>\n    {{content}}\n    <p>{{branding.footer}}</p>\n  </body>\n</html>\n',
};

export function LayoutCreate() {
    return <Editor layout={EMPTY} />;
}

export function LayoutEdit() {
    const { id = '' } = useParams();
    const client = useClient();
    const path = client.admin(`/layouts/${id}`);
    const { data, error } = useQuery({
        queryKey: ['layout', path],
        queryFn: ({ signal }) => client.get<LayoutRecord>(path, signal),
        refetchOnWindowFocus: false,
        retry: 1,
    });
    return data ? (
        <Editor key={data.revision} layout={data} />
    ) : (
        <>
            <PageTitle title="Layout" />
            <Faults error={error} />
        </>
    );
}

function Editor({ layout }: { layout: LayoutRecord }) {
    const client = useClient();
    const notify = useNotify();
    const navigate = useNavigate();
    const queries = useQueryClient();
    const mayWrite = useMay('edit', 'layouts');
    const [draft, setDraft] = useState(layout);
    const [error, setError] = useState<unknown>();
    const [deleting, setDeleting] = useState(false);
    const faults = error instanceof ApiProblem ? error.faults : [];
    const fault = (field: string) => faults.find((each) => each.pointer === `/${field}`)?.detail;
    const field = (name: keyof LayoutRecord & string) => ({
        value: String(draft[name] ?? ''),
        onChange: (event: React.ChangeEvent<HTMLInputElement>) => setDraft({ ...draft, [name]: event.target.value }),
        error: Boolean(fault(name)),
        helperText: fault(name),
        slotProps: { htmlInput: { readOnly: !mayWrite } },
    });
    const save = async () => {
        setError(undefined);
        const { code, name, engine, html, text } = draft;
        const body = { code, name, engine, html, text: text || undefined };
        try {
            if (layout.id) {
                const saved = await client.json<LayoutRecord>(client.admin(`/layouts/${layout.id}`), { method: 'PUT', body, ifMatch: `"${layout.revision}"` });
                queries.setQueryData(['layout', client.admin(`/layouts/${layout.id}`)], saved.body);
            } else {
                const made = await client.post<LayoutRecord>(client.admin('/layouts'), body);
                navigate(`/layouts/${made.id}`);
            }
            notify('Saved', { type: 'success' });
        } catch (failure) {
            setError(failure);
        }
    };
    const remove = async () => {
        await client.json(client.admin(`/layouts/${layout.id}`), { method: 'DELETE', ifMatch: `"${layout.revision}"` });
        notify('Deleted', { type: 'success' });
        navigate('/layouts');
    };
    return (
        <>
            <PageTitle
                title={layout.id ? layout.name : 'New layout'}
                actions={
                    mayWrite && (
                        <>
                            {layout.id && (
                                <Button color="error" onClick={() => setDeleting(true)}>
                                    Delete
                                </Button>
                            )}
                            <Button variant="contained" onClick={() => void save()}>
                                {layout.id ? 'Save' : 'Create'}
                            </Button>
                        </>
                    )
                }
            >
                {layout.id && <code>{layout.code}</code>}
            </PageTitle>
            <Faults error={error} />
            <Stack direction={{ xs: 'column', lg: 'row' }} spacing={2}>
                <Card sx={{ flex: 1, minWidth: 0 }}>
                    <CardContent>
                        <Stack spacing={2}>
                            <TextField label="Name" {...field('name')} />
                            <TextField label="Code" {...field('code')} disabled={Boolean(layout.id)} />
                            <CodeField label="HTML" rows={14} {...field('html')} />
                            <CodeField label="Plain text" rows={4} {...field('text')} />
                        </Stack>
                    </CardContent>
                </Card>
                <Card sx={{ flex: 1, minWidth: 0 }}>
                    <CardContent>
                        <MailFrame html={draft.html} title="The layout as it is written" />
                    </CardContent>
                </Card>
            </Stack>
            <Ask open={deleting} title={`Delete “${layout.name}”?`} go="Delete" danger onGo={remove} onClose={() => setDeleting(false)}>
                Templates that name it cannot be published again until they name another.
            </Ask>
        </>
    );
}
