import { Box, Button, Card, CardContent, FormControlLabel, Stack, Switch, TextField, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { CHANNELS, channelName } from '../app/channels';
import { Faults } from '../app/Faults';
import { useForm } from '../app/useForm';

export interface Tenant {
    id: string;
    name: string;
    status: string;
    defaultLocale: string;
    timeZone: string;
    branding: Record<string, string>;
    limits: { requestsPerMinute: Record<string, number>; deliveriesPerMinute: Record<string, number> };
    retentionDays: Record<string, number>;
    sandbox?: boolean;
    revision: number;
    createdAt: string;
}

export type TenantDraft = Pick<Tenant, 'name' | 'defaultLocale' | 'timeZone' | 'branding' | 'limits' | 'retentionDays' | 'sandbox'>;

const CLASSES: Record<string, string> = { send: 'Sending', batch: 'Batches', bulk: 'Bulk files', read: 'Reading', admin: 'Administration' };
const KINDS: Record<string, string> = {
    notifications: 'Messages',
    inbox: 'Inbox',
    'dead-letters': 'Dead letters',
    'webhook-deliveries': 'Webhook deliveries',
    'audit-log': 'Audit log',
};

const EMPTY: TenantDraft = {
    name: '',
    defaultLocale: 'en',
    timeZone: 'UTC',
    branding: {},
    limits: { requestsPerMinute: {}, deliveriesPerMinute: {} },
    retentionDays: {},
};

interface Props {
    tenant?: TenantDraft;
    /** All of it, as platform administrators may; else what its own people may change. */
    whole?: boolean;
    readOnly?: boolean;
    store: (draft: TenantDraft) => Promise<void>;
}

/** A tenant's settings. */
export function TenantForm({ tenant, whole, readOnly, store }: Props) {
    const initial = tenant ?? EMPTY;
    const draft: TenantDraft = {
        name: initial.name,
        defaultLocale: initial.defaultLocale,
        timeZone: initial.timeZone,
        branding: initial.branding,
        limits: initial.limits,
        retentionDays: initial.retentionDays,
        ...(initial.sandbox === undefined ? {} : { sandbox: initial.sandbox }),
    };
    const form = useForm<TenantDraft>(draft, store);
    const number = (pointer: string) => {
        const field = form.field(pointer);
        return { ...field, type: 'number', placeholder: 'no limit', slotProps: whole ? undefined : { inputLabel: { shrink: true } }, onChange: (event: React.ChangeEvent<HTMLInputElement>) => form.set(pointer, event.target.value === '' ? '' : Number(event.target.value)) };
    };
    return (
        <>
            <Faults error={form.error} />
            <Stack spacing={2} component="fieldset" disabled={readOnly} sx={{ border: 0, m: 0, p: 0, minWidth: 0 }}>
                <Section title="Basics">
                    {whole && <TextField label="Name" {...form.field('name')} />}
                    <TextField label="Language of everybody whose own is not written" {...form.field('defaultLocale')} />
                    <TextField label="Time zone" {...form.field('timeZone', 'Such as Europe/Zurich')} />
                    {whole && (
                        <FormControlLabel
                            control={<Switch checked={Boolean(form.draft.sandbox)} onChange={(event) => form.set('sandbox', event.target.checked)} />}
                            label="Sandbox: everything goes to simulators only"
                        />
                    )}
                </Section>
                <Section title="Branding" hint="How its messages look; templates read it as branding.primaryColor and so on.">
                    <TextField label="Name recipients know" {...form.field('branding/name')} />
                    <Color label="First colour" field={form.field('branding/primaryColor')} onPick={(value) => form.set('branding/primaryColor', value)} />
                    <Color label="Second colour" field={form.field('branding/secondaryColor')} onPick={(value) => form.set('branding/secondaryColor', value)} />
                    <TextField label="Address of the logo" {...form.field('branding/logoUrl')} />
                    <TextField label="Footer" multiline minRows={2} {...form.field('branding/footer')} />
                </Section>
                <Section title="Limits" hint={whole ? 'A minute; empty for none.' : 'A minute; set by the platform’s administrators.'} disabled={!whole}>
                    {Object.entries(CLASSES).map(([name, label]) => (
                        <TextField key={name} label={`${label}: requests`} {...number(`limits/requestsPerMinute/${name}`)} disabled={!whole} />
                    ))}
                    {CHANNELS.map((name) => (
                        <TextField key={name} label={`${channelName(name)}: deliveries`} {...number(`limits/deliveriesPerMinute/${name}`)} disabled={!whole} />
                    ))}
                </Section>
                <Section title="Retention" hint={whole ? 'Days; empty for what the suite keeps.' : 'Days; set by the platform’s administrators.'} disabled={!whole}>
                    {Object.entries(KINDS).map(([name, label]) => (
                        <TextField key={name} label={label} {...number(`retentionDays/${name}`)} disabled={!whole} />
                    ))}
                </Section>
                {!readOnly && (
                    <Box>
                        <Button variant="contained" onClick={() => void form.save()} disabled={form.busy}>
                            {tenant ? 'Save' : 'Create'}
                        </Button>
                    </Box>
                )}
            </Stack>
        </>
    );
}

function Section({ title, hint, children }: { title: string; hint?: string; disabled?: boolean; children: ReactNode }) {
    return (
        <Card component="section" aria-label={title}>
            <CardContent>
                <Typography variant="h2">{title}</Typography>
                {hint && (
                    <Typography variant="body2" color="text.secondary">
                        {hint}
                    </Typography>
                )}
                <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(min(260px, 100%), 1fr))', gap: 2, mt: 2 }}>{children}</Box>
            </CardContent>
        </Card>
    );
}

type FieldProps = ReturnType<ReturnType<typeof useForm<TenantDraft>>['field']>;

function Color({ label, field, onPick }: { label: string; field: FieldProps; onPick: (value: string) => void }) {
    const known = /^#[0-9a-fA-F]{6}$/.test(field.value);
    return (
        <Stack direction="row" spacing={1}>
            <TextField label={label} {...field} />
            <Box
                component="input"
                type="color"
                aria-label={`Pick ${label.toLowerCase()}`}
                value={known ? field.value : '#000000'}
                onChange={(event: React.ChangeEvent<HTMLInputElement>) => onPick(event.target.value)}
                sx={{ width: 44, height: 40, p: 0.5, border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: 'transparent' }}
            />
        </Stack>
    );
}
