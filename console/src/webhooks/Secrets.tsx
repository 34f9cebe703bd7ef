import { Alert, Box, Card, CardContent, Chip, MenuItem, Stack, TextField, Typography, Button } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '../app/access';
import { Ask } from '../app/Ask';
import { CopyText } from '../app/CopyText';
import { useClient } from '../app/services';
import { Time } from '../app/Time';
import type { Endpoint } from './Endpoints';

/** A signing secret, the one time it can be seen. */
export function ShownOnce({ secret }: { secret: string }) {
    return (
        <Alert severity="warning" sx={{ mb: 2 }}>
            This is the signing secret. Keep it now: it is never shown again.
            <Box sx={{ mt: 1 }}>
                <CopyText text={secret} label="signing secret" />
            </Box>
        </Alert>
    );
}

/** The secrets that sign, without themselves; two for a while after one was replaced. */
export function Secrets({ endpoint }: { endpoint: Endpoint }) {
    const mayWrite = useMay('edit', 'webhook-endpoints');
    const [made, setMade] = useState<string>();
    return (
        <Card component="section" aria-label="Signing secrets">
            <CardContent>
                <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center', mb: 1.5, gap: 1 }}>
                    <Typography variant="h2">Signing secrets</Typography>
                    {mayWrite && <Rotate endpoint={endpoint} onMade={setMade} />}
                </Stack>
                {made && <ShownOnce secret={made} />}
                <Stack component="ul" spacing={1} sx={{ listStyle: 'none', m: 0, p: 0 }}>
                    {endpoint.signingSecrets.map((secret) => (
                        <Stack component="li" key={secret.name} direction="row" useFlexGap spacing={1} sx={{ alignItems: 'center', flexWrap: 'wrap' }}>
                            <Chip size="small" variant="outlined" color={secret.validUntil ? 'warning' : 'success'} label={secret.validUntil ? 'going' : 'current'} />
                            <Typography variant="body2" component="code">
                                {secret.name}
                            </Typography>
                            <Typography variant="body2" color="text.secondary">
                                made <Time at={secret.createdAt} />
                                {secret.validUntil && (
                                    <>
                                        , signs until <Time at={secret.validUntil} full />
                                    </>
                                )}
                            </Typography>
                        </Stack>
                    ))}
                </Stack>
                {endpoint.signingSecrets.length > 1 && (
                    <Typography variant="body2" color="text.secondary" sx={{ mt: 1.5 }}>
                        Both sign every call: a signature that fits one of them is enough.
                    </Typography>
                )}
            </CardContent>
        </Card>
    );
}

function Rotate({ endpoint, onMade }: { endpoint: Endpoint; onMade: (secret: string) => void }) {
    const client = useClient();
    const queries = useQueryClient();
    const [asking, setAsking] = useState(false);
    const [hours, setHours] = useState('24');
    const rotate = async () => {
        const rotated = await client.post<Endpoint>(client.admin(`/webhook-endpoints/${endpoint.id}/rotate-secret`), { oldValidForSeconds: Number(hours) * 3600 });
        onMade(rotated.secret ?? '');
        await queries.invalidateQueries({ queryKey: ['endpoint'] });
    };
    return (
        <>
            <Button variant="outlined" onClick={() => setAsking(true)}>
                New secret
            </Button>
            <Ask open={asking} title="Replace the signing secret?" go="Make a new secret" onGo={rotate} onClose={() => setAsking(false)}>
                <Typography sx={{ mb: 2 }}>For a while both sign, so that you can change over without losing events.</Typography>
                <TextField select label="The old one goes on signing" value={hours} onChange={(event) => setHours(event.target.value)} fullWidth>
                    <MenuItem value="0">not at all</MenuItem>
                    <MenuItem value="1">for an hour</MenuItem>
                    <MenuItem value="24">for a day</MenuItem>
                    <MenuItem value="168">for a week</MenuItem>
                </TextField>
            </Ask>
        </>
    );
}
