import { Button, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import type { Fault } from '../api/problem';
import { CodeField } from '../app/CodeField';
import type { Draft } from './model';

interface Props {
    draft: Draft;
    onChange: (draft: Draft) => void;
    faults: Fault[];
    readOnly: boolean;
}

/** Sources that the parts of a template put in by name. */
export function PartialsForm({ draft, onChange, faults, readOnly }: Props) {
    const partials = draft.partials ?? {};
    const [fresh, setFresh] = useState('');
    const change = (changed: Record<string, string>) => onChange({ ...draft, partials: changed });
    const without = (name: string) => Object.fromEntries(Object.entries(partials).filter(([each]) => each !== name));
    const usable = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/.test(fresh) && !(fresh in partials);
    const add = () => {
        change({ ...partials, [fresh]: '' });
        setFresh('');
    };
    return (
        <Stack spacing={2}>
            <Typography variant="body2" color="text.secondary">
                What several parts share, put in by name: <code>{draft.engine === 'qute' ? '{#include footer /}' : '{{> footer}}'}</code>. They
                travel with each version.
            </Typography>
            {Object.entries(partials).map(([name, source]) => {
                const fault = faults.find((each) => each.pointer === `/partials/${name}`)?.detail;
                return (
                    <Stack key={name} spacing={0.5} sx={{ alignItems: 'flex-start' }}>
                        <CodeField
                            label={name}
                            rows={3}
                            value={source}
                            onChange={(event) => change({ ...partials, [name]: event.target.value })}
                            error={Boolean(fault)}
                            helperText={fault}
                            slotProps={{ htmlInput: { readOnly } }}
                        />
                        {!readOnly && (
                            <Button size="small" color="error" onClick={() => change(without(name))}>
                                Remove {name}
                            </Button>
                        )}
                    </Stack>
                );
            })}
            {!readOnly && (
                <Stack direction="row" spacing={1}>
                    <TextField label="Name of a new partial" value={fresh} onChange={(event) => setFresh(event.target.value.trim())} sx={{ flex: 1 }} />
                    <Button variant="outlined" onClick={add} disabled={!usable}>
                        Add
                    </Button>
                </Stack>
            )}
        </Stack>
    );
}
