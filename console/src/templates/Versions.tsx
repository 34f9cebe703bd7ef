import { Box, Button, Card, CardContent, Chip, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Page } from '../api/cursors';
import { Ask } from '../app/Ask';
import { Changes } from '../app/Changes';
import { Faults } from '../app/Faults';
import { useClient } from '../app/services';
import { Time } from '../app/Time';
import { comparable, type Draft, type Template, type Version } from './model';

interface Props {
    template: Template;
    draft: Draft;
    mayWrite: boolean;
    onRollBack: (version: number) => Promise<void>;
}

/** What was published, what changed from one to the next, and the way back. */
export function Versions({ template, draft, mayWrite, onRollBack }: Props) {
    const client = useClient();
    const path = client.admin(`/templates/${template.id}/versions`);
    const { data, error } = useQuery({
        queryKey: ['versions', path, template.lastVersion],
        queryFn: ({ signal }) => client.get<Page<Version>>(`${path}?limit=200`, signal),
    });
    const [chosen, setChosen] = useState<number>();
    const [back, setBack] = useState<number>();
    if (error) {
        return <Faults error={error} />;
    }
    if (!template.lastVersion) {
        return <Typography color="text.secondary">It was never published.</Typography>;
    }
    return (
        <Stack spacing={2}>
            <Stack component="ul" spacing={1} sx={{ listStyle: 'none', m: 0, p: 0 }}>
                {data?.data.map((version) => (
                    <Card component="li" key={version.version}>
                        <CardContent sx={{ display: 'flex', alignItems: 'center', gap: 1.5, flexWrap: 'wrap', '&:last-child': { pb: 2 } }}>
                            <Typography sx={{ fontWeight: 650 }}>Version {version.version}</Typography>
                            {version.version === template.publishedVersion && <Chip size="small" color="success" variant="outlined" label="in use" />}
                            <Typography variant="body2" color="text.secondary" sx={{ flex: 1, minWidth: 140 }}>
                                <Time at={version.publishedAt} full /> by {version.publishedBy}
                            </Typography>
                            <Button onClick={() => setChosen(version.version)}>Compare</Button>
                            {mayWrite && version.version !== template.publishedVersion && (
                                <Button onClick={() => setBack(version.version)}>Use again</Button>
                            )}
                        </CardContent>
                    </Card>
                ))}
            </Stack>
            {chosen && <Compare key={chosen} path={path} draft={draft} last={template.lastVersion} version={chosen} />}
            <Ask
                open={back !== undefined}
                title={`Use version ${back} again?`}
                go="Use it"
                onGo={() => onRollBack(back as number)}
                onClose={() => setBack(undefined)}
            >
                The next message is made of version {back}. Draft and versions stay as they are.
            </Ask>
        </Stack>
    );
}

const DRAFT = 'draft';

function Compare({ path, draft, last, version }: { path: string; draft: Draft; last: number; version: number }) {
    const [other, setOther] = useState<string>(version > 1 ? String(version - 1) : DRAFT);
    const right = useVersion(path, version);
    const left = useVersion(path, other === DRAFT ? undefined : Number(other));
    const before = other === DRAFT ? right.data && comparable(right.data) : left.data && comparable(left.data);
    const after = other === DRAFT ? comparable(draft) : right.data && comparable(right.data);
    const choices = Array.from({ length: last }, (_, at) => last - at).filter((each) => each !== version);
    return (
        <Box component="section" aria-label="Comparison">
            <Stack direction="row" spacing={1} sx={{ alignItems: 'center', mb: 2 }}>
                <Typography variant="h2">Version {version} and</Typography>
                <TextField select label="Compare with" value={other} onChange={(event) => setOther(event.target.value)} sx={{ minWidth: 140 }}>
                    <MenuItem value={DRAFT}>the draft</MenuItem>
                    {choices.map((each) => (
                        <MenuItem key={each} value={String(each)}>
                            version {each}
                        </MenuItem>
                    ))}
                </TextField>
            </Stack>
            <Faults error={right.error ?? left.error} />
            {before && after && <Changes before={before} after={after} />}
        </Box>
    );
}

function useVersion(path: string, version?: number) {
    const client = useClient();
    return useQuery({
        queryKey: ['version', path, version],
        queryFn: ({ signal }) => client.get<Version>(`${path}/${version}`, signal),
        enabled: version !== undefined,
        staleTime: Infinity,
    });
}
