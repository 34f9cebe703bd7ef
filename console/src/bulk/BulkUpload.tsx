import UploadFile from '@mui/icons-material/UploadFileOutlined';
import { Alert, Autocomplete, Box, Button, Card, CardContent, LinearProgress, MenuItem, Stack, Table, TableBody, TableCell, TableHead, TableRow, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import Papa from 'papaparse';
import { useRef, useState, type DragEvent } from 'react';
import { useNavigate } from 'react-router-dom';
import type { Page } from '../api/cursors';
import { CHANNELS, channelName } from '../app/channels';
import { Faults } from '../app/Faults';
import { PageTitle } from '../app/PageTitle';
import { useClient } from '../app/services';
import type { Template, TemplateSummary } from '../templates/model';
import { PreviewOfRow } from './PreviewOfRow';
import { complaints, FIELDS, IGNORED, label, mappingOf, meaningOf } from './columns';
import { JobList } from './JobList';
import { upload } from './upload';

const ROWS = 5;

interface Read {
    file: File;
    header: string[];
    rows: string[][];
}

/** A file of recipients becomes a bulk job, once it is clear what its columns mean. */
export function BulkUpload() {
    const [read, setRead] = useState<Read>();
    const [error, setError] = useState<unknown>();
    const choose = (file: File | undefined) => {
        if (file) {
            setError(undefined);
            firstRows(file).then(setRead).catch(setError);
        }
    };
    return (
        <>
            <PageTitle title="Bulk sending">One message to everybody in a CSV file, up to a million rows.</PageTitle>
            <Faults error={error} />
            <Stack spacing={2}>
                <Chooser onChoose={choose} read={read} />
                {read && <Mapping key={`${read.file.name}-${read.file.lastModified}`} read={read} />}
                <JobList />
            </Stack>
        </>
    );
}

/** Reads no more of the file than it takes to show its first rows. */
function firstRows(file: File): Promise<Read> {
    return new Promise((resolve, reject) => {
        Papa.parse<string[]>(file, {
            preview: ROWS + 1,
            skipEmptyLines: true,
            delimitersToGuess: [',', ';', '\t'],
            error: (error: Error) => reject(error),
            complete: ({ data }) => {
                const [header, ...rows] = data;
                if (!header || rows.length === 0) {
                    reject(new Error('The file has no header row with rows below it.'));
                } else {
                    resolve({ file, header: header.map((name) => name.replace(/^\uFEFF/, '')), rows });
                }
            },
        });
    });
}

function Chooser({ onChoose, read }: { onChoose: (file: File | undefined) => void; read?: Read }) {
    const input = useRef<HTMLInputElement>(null);
    const drop = (event: DragEvent) => {
        event.preventDefault();
        onChoose(event.dataTransfer.files[0]);
    };
    return (
        <Card onDragOver={(event) => event.preventDefault()} onDrop={drop} sx={{ borderStyle: 'dashed' }}>
            <CardContent sx={{ display: 'flex', alignItems: 'center', gap: 2, flexWrap: 'wrap', '&:last-child': { pb: 2 } }}>
                <Button variant={read ? 'outlined' : 'contained'} startIcon={<UploadFile />} onClick={() => input.current?.click()}>
                    {read ? 'Choose another file' : 'Choose a CSV file'}
                </Button>
                <input ref={input} type="file" accept=".csv,.tsv,.txt,text/csv" hidden aria-label="CSV file" onChange={(event) => onChoose(event.target.files?.[0])} />
                <Typography color="text.secondary">
                    {read ? `${read.file.name}, ${(read.file.size / 1024).toFixed(0)} kB` : 'or drop it here. UTF-8, one header row.'}
                </Typography>
            </CardContent>
        </Card>
    );
}

function useTemplates() {
    const client = useClient();
    return useQuery({
        queryKey: ['templates-in-use', client.admin('/templates')],
        queryFn: async ({ signal }) => {
            const page = await client.get<Page<TemplateSummary>>(client.admin('/templates?limit=200'), signal);
            return page.data.filter((template) => template.publishedVersion);
        },
        retry: 1,
    });
}

function Mapping({ read }: { read: Read }) {
    const client = useClient();
    const navigate = useNavigate();
    const { data: templates = [], error: unread } = useTemplates();
    const [template, setTemplate] = useState<TemplateSummary | null>(null);
    const [channels, setChannels] = useState<string[]>([]);
    const [meanings, setMeanings] = useState(() => read.header.map(meaningOf));
    const [share, setShare] = useState<number>();
    const [error, setError] = useState<unknown>();
    const path = client.admin(`/templates/${template?.id}`);
    const { data: chosen } = useQuery({ queryKey: ['template', path], queryFn: ({ signal }) => client.get<Template>(path, signal), enabled: Boolean(template), retry: 1 });
    const variables = variablesOf(chosen);
    const wrong = complaints(read.header, meanings, variables.required);
    const send = async () => {
        setError(undefined);
        setShare(0);
        try {
            const token = await client.currentToken();
            const job = { template: { code: template?.code }, channels: channels.length ? channels : undefined, columns: mappingOf(read.header, meanings) };
            const { jobId } = await upload(token, job, read.file, setShare);
            navigate(`/bulk/${jobId}`);
        } catch (failure) {
            setError(failure);
            setShare(undefined);
        }
    };
    return (
        <>
            <Card component="section" aria-label="What to send">
                <CardContent>
                    <Faults error={unread} />
                    <Stack direction={{ xs: 'column', md: 'row' }} spacing={2}>
                        <Autocomplete
                            fullWidth
                            options={templates}
                            value={template}
                            getOptionLabel={(each) => `${each.name} (${each.code})`}
                            isOptionEqualToValue={(one, other) => one.id === other.id}
                            onChange={(_, each) => {
                                setTemplate(each);
                                setChannels([]);
                            }}
                            renderInput={(params) => <TextField {...params} label="Template" helperText="Only what is published can be sent" />}
                        />
                        <Autocomplete
                            fullWidth
                            multiple
                            disableCloseOnSelect
                            options={[...CHANNELS] as string[]}
                            value={channels}
                            getOptionLabel={channelName}
                            onChange={(_, names) => setChannels(names)}
                            renderInput={(params) => <TextField {...params} label="Channels" helperText={`None: the template’s own${template ? ` (${template.defaultChannels.map(channelName).join(', ')})` : ''}`} />}
                        />
                    </Stack>
                </CardContent>
            </Card>
            <Card component="section" aria-label="Columns">
                <CardContent>
                    <Typography variant="h2" sx={{ mb: 1 }}>
                        What the columns mean
                    </Typography>
                    <Columns read={read} meanings={meanings} variables={variables.all} onChange={(at, meaning) => setMeanings(meanings.map((each, index) => (index === at ? meaning : each)))} />
                </CardContent>
            </Card>
            {template && <PreviewOfRow template={template} row={read.rows[0]} meanings={meanings} channels={channels} />}
            {wrong.map((words) => (
                <Alert key={words} severity="warning">
                    {words}
                </Alert>
            ))}
            <Faults error={error} />
            {share !== undefined && (
                <Box>
                    <Typography variant="body2" id="upload-label">
                        {share < 1 ? 'Uploading…' : 'Every row is being checked and recorded…'}
                    </Typography>
                    <LinearProgress aria-labelledby="upload-label" variant={share < 1 ? 'determinate' : 'indeterminate'} value={share * 100} />
                </Box>
            )}
            <Box>
                <Button variant="contained" size="large" disabled={!template || wrong.length > 0 || share !== undefined} onClick={() => void send()}>
                    Upload and send
                </Button>
            </Box>
        </>
    );
}

function variablesOf(template?: Template): { all: string[]; required: string[] } {
    const schema = (template?.variables ?? {}) as { properties?: object; required?: string[] };
    const required = schema.required ?? [];
    return { all: [...new Set([...Object.keys(schema.properties ?? {}), ...required])], required };
}

interface ColumnsProps {
    read: Read;
    meanings: string[];
    variables: string[];
    onChange: (at: number, meaning: string) => void;
}

function Columns({ read, meanings, variables, onChange }: ColumnsProps) {
    const choices = (at: number) => [...new Set([...FIELDS, ...variables.map((name) => `data.${name}`), meaningOf(read.header[at]), IGNORED])];
    return (
        <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label="First rows of the file">
            <Table size="small">
                <TableHead>
                    <TableRow>
                        {read.header.map((name, at) => (
                            <TableCell key={at} sx={{ minWidth: 170, verticalAlign: 'bottom' }}>
                                <Typography variant="body2" sx={{ fontWeight: 650, mb: 1 }}>
                                    {name || `column ${at + 1}`}
                                </Typography>
                                <TextField
                                    select
                                    fullWidth
                                    label="Means"
                                    value={meanings[at]}
                                    onChange={(event) => onChange(at, event.target.value)}
                                    slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
                                >
                                    {choices(at).map((meaning) => (
                                        <MenuItem key={meaning} value={meaning}>
                                            {label(meaning)}
                                        </MenuItem>
                                    ))}
                                </TextField>
                            </TableCell>
                        ))}
                    </TableRow>
                </TableHead>
                <TableBody>
                    {read.rows.slice(0, ROWS).map((row, at) => (
                        <TableRow key={at}>
                            {read.header.map((_, column) => (
                                <TableCell key={column} sx={{ color: meanings[column] === IGNORED ? 'text.disabled' : undefined, overflowWrap: 'anywhere' }}>
                                    {row[column]}
                                </TableCell>
                            ))}
                        </TableRow>
                    ))}
                </TableBody>
            </Table>
        </Box>
    );
}
