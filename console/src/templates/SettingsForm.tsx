import { Autocomplete, Checkbox, FormControlLabel, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Page } from '../api/cursors';
import type { Fault } from '../api/problem';
import { CHANNELS, channelName } from '../app/channels';
import { CodeField } from '../app/CodeField';
import { useClient } from '../app/services';
import type { Draft } from './model';
import { parsed } from './PreviewPane';

interface Props {
    draft: Draft;
    onChange: (draft: Draft) => void;
    faults: Fault[];
    isNew: boolean;
    readOnly: boolean;
}

/** Everything about a template but its words. */
export function SettingsForm({ draft, onChange, faults, isNew, readOnly }: Props) {
    const layouts = useOptions('/layouts?limit=200', (layout: { code: string }) => layout.code);
    const categories = useOptions('/lookups?type=category&limit=200', (lookup: { code: string }) => lookup.code);
    const fault = (pointer: string) => faults.find((each) => each.pointer === pointer)?.detail;
    const set = (part: Partial<Draft>) => onChange({ ...draft, ...part });
    const field = (name: 'code' | 'name') => ({
        value: draft[name] ?? '',
        onChange: (event: React.ChangeEvent<HTMLInputElement>) => set({ [name]: event.target.value }),
        error: Boolean(fault(`/${name}`)),
        helperText: fault(`/${name}`),
        fullWidth: true,
    });
    return (
        <Stack spacing={2} component="fieldset" disabled={readOnly} sx={{ border: 0, m: 0, p: 0, minWidth: 0 }}>
            <TextField label="Name" {...field('name')} />
            <TextField
                label="Code"
                {...field('code')}
                disabled={!isNew}
                helperText={fault('/code') ?? 'What requests name it by; it cannot be changed later'}
            />
            <Autocomplete
                freeSolo
                options={categories}
                value={draft.category}
                disabled={readOnly}
                onInputChange={(_, category) => set({ category })}
                renderInput={(params) => (
                    <TextField {...params} label="Category" error={Boolean(fault('/category'))} helperText={fault('/category') ?? 'Recipients choose by category what they want'} />
                )}
            />
            <Autocomplete
                multiple
                disableCloseOnSelect
                options={[...CHANNELS]}
                value={draft.defaultChannels as (typeof CHANNELS)[number][]}
                getOptionLabel={channelName}
                disabled={readOnly}
                onChange={(_, defaultChannels) => set({ defaultChannels })}
                renderInput={(params) => (
                    <TextField {...params} label="Channels" error={Boolean(fault('/defaultChannels'))} helperText={fault('/defaultChannels') ?? 'Used when a request names none'} />
                )}
            />
            <TextField select label="Layout around its e-mail" value={draft.layout ?? ''} disabled={readOnly}
                onChange={(event) => set({ layout: event.target.value || undefined })}
                slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
                error={Boolean(fault('/layout'))} helperText={fault('/layout')}>
                <MenuItem value="">None</MenuItem>
                {[...new Set([...layouts, ...(draft.layout ? [draft.layout] : [])])].map((code) => (
                    <MenuItem key={code} value={code}>
                        {code}
                    </MenuItem>
                ))}
            </TextField>
            <TextField select label="Language of its sources" value={draft.engine} disabled={readOnly} onChange={(event) => set({ engine: event.target.value })}>
                <MenuItem value="handlebars">Handlebars</MenuItem>
                <MenuItem value="qute">Qute</MenuItem>
            </TextField>
            <FormControlLabel
                control={<Checkbox checked={draft.strict} onChange={(event) => set({ strict: event.target.checked })} disabled={readOnly} />}
                label="A missing variable is an error, never a blank"
            />
        </Stack>
    );
}

function useOptions<T>(path: string, name: (record: T) => string): string[] {
    const client = useClient();
    const { data } = useQuery({
        queryKey: ['options', client.admin(path)],
        queryFn: ({ signal }) => client.get<Page<T>>(client.admin(path), signal),
        staleTime: 60_000,
        retry: 1,
    });
    return (data?.data ?? []).map(name);
}

/** The schema of a request's data. */
export function VariablesForm({ draft, onChange, faults, readOnly }: Omit<Props, 'isNew'>) {
    const [text, setText] = useState(() => (draft.variables ? JSON.stringify(draft.variables, null, 2) : ''));
    const schema = text.trim() ? parsed(text) : {};
    const change = (json: string) => {
        setText(json);
        const value = json.trim() ? parsed(json) : undefined;
        if (value || !json.trim()) {
            onChange({ ...draft, variables: value });
        }
    };
    const wrong = faults.filter((fault) => fault.pointer.startsWith('/variables'));
    return (
        <Stack spacing={2}>
            <Typography variant="body2" color="text.secondary">
                A JSON Schema of what requests bring along. What does not fit is refused when it is sent, not when it is
                rendered; examples in it fill the preview.
            </Typography>
            <CodeField
                label="Variables (JSON Schema)"
                rows={14}
                value={text}
                onChange={(event) => change(event.target.value)}
                error={!schema || wrong.length > 0}
                helperText={!schema ? 'This is not a JSON object yet; it is not saved.' : wrong.map((fault) => `${fault.pointer}: ${fault.detail}`).join('; ')}
                placeholder={'{"type": "object", "required": ["name"], "properties": {"name": {"type": "string", "examples": ["Ada"]}}}'}
                slotProps={{ htmlInput: { readOnly } }}
            />
        </Stack>
    );
}
