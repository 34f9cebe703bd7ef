import { Box, Button, Card, CardContent, FormControl, FormControlLabel, FormHelperText, Stack, Switch, TextField, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { CHANNELS, channelName } from '../app/channels';
import { Facts } from '../app/Facts';
import { Faults } from '../app/Faults';
import { numberOf, useForm } from '../app/useForm';
import { OriginsField } from './OriginsField';

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
    allowedOrigins?: string[];
    revision: number;
    createdAt: string;
}

export type TenantDraft = Pick<Tenant, 'name' | 'defaultLocale' | 'timeZone' | 'branding' | 'limits' | 'retentionDays' | 'sandbox' | 'allowedOrigins'>;

const LIMITS: [pointer: string, label: string][] = [
    ['limits/requestsPerMinute/send', 'Sending: requests'],
    ['limits/requestsPerMinute/batch', 'Batches: requests'],
    ['limits/requestsPerMinute/bulk', 'Bulk files: requests'],
    ['limits/requestsPerMinute/read', 'Reading: requests'],
    ['limits/requestsPerMinute/admin', 'Administration: requests'],
    // in-app messages go by no provider and cannot be limited
    ...CHANNELS.filter((name) => name !== 'in-app').map((name): [string, string] => [`limits/deliveriesPerMinute/${name}`, `${channelName(name)}: deliveries`]),
];

const RETENTION: [pointer: string, label: string][] = [
    ['retentionDays/notifications', 'Messages'],
    ['retentionDays/inbox', 'Inbox'],
    ['retentionDays/dead-letters', 'Dead letters'],
    ['retentionDays/webhook-deliveries', 'Webhook deliveries'],
    ['retentionDays/audit-log', 'Audit log'],
];

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
    const form = useForm<TenantDraft>(tenant ?? EMPTY, store);
    const originsAt = (form.draft.allowedOrigins ?? []).map((_, at) => form.fault(`allowedOrigins/${at}`)).find(Boolean);
    const number = (pointer: string) => {
        const field = form.field(pointer);
        return { ...field, type: 'number', onChange: (event: React.ChangeEvent<HTMLInputElement>) => form.set(pointer, numberOf(event.target.value)) };
    };
    return (
        <>
            <Faults error={form.error} />
            <Stack spacing={2} component="fieldset" disabled={readOnly} sx={{ border: 0, m: 0, p: 0, minWidth: 0 }}>
                <Section title="Basics">
                    {whole && <TextField label="Name" {...form.field('name')} />}
                    <TextField label="Default language" {...form.field('defaultLocale', 'Of everybody whose own language is not written, such as en or pt-BR')} />
                    <TextField label="Time zone" {...form.field('timeZone', 'Such as Europe/Zurich')} />
                    {whole && (
                        <FormControl>
                            <FormControlLabel
                                control={<Switch checked={Boolean(form.draft.sandbox)} onChange={(event) => form.set('sandbox', event.target.checked)} />}
                                label="Sandbox"
                            />
                            <FormHelperText sx={{ mx: 0 }}>It rehearses: everything goes to simulated providers only.</FormHelperText>
                        </FormControl>
                    )}
                </Section>
                <Section title="Branding" hint="How its messages look; templates read it as branding.primaryColor and so on.">
                    <TextField label="Name recipients know" {...form.field('branding/name')} />
                    <Color label="First colour" field={form.field('branding/primaryColor')} onPick={(value) => form.set('branding/primaryColor', value)} />
                    <Color label="Second colour" field={form.field('branding/secondaryColor')} onPick={(value) => form.set('branding/secondaryColor', value)} />
                    <TextField label="Address of the logo" {...form.field('branding/logoUrl')} />
                    <TextField label="Footer" multiline minRows={2} {...form.field('branding/footer')} />
                </Section>
                <Section title="Web pages" hint="Pages of these origins may show its people their inbox and call with its tokens." wide>
                    <OriginsField origins={form.draft.allowedOrigins ?? []} fault={form.fault('allowedOrigins') ?? originsAt} readOnly={readOnly} onChange={(origins) => form.set('allowedOrigins', origins)} />
                </Section>
                <Section title="Limits" hint={whole ? 'A minute; empty for none.' : 'A minute; set by the platform’s administrators.'} wide={!whole}>
                    {whole ? (
                        LIMITS.map(([pointer, label]) => <TextField key={pointer} label={label} {...number(pointer)} />)
                    ) : (
                        <Facts of={LIMITS.map(([pointer, label]) => [label, at(form.draft, pointer) ?? 'no limit'])} />
                    )}
                </Section>
                <Section title="Retention" hint={whole ? 'Days; empty for what the suite keeps.' : 'How long data is kept; set by the platform’s administrators.'} wide={!whole}>
                    {whole ? (
                        RETENTION.map(([pointer, label]) => <TextField key={pointer} label={label} {...number(pointer)} />)
                    ) : (
                        <Facts of={RETENTION.map(([pointer, label]) => [label, days(at(form.draft, pointer))])} />
                    )}
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

function at(draft: TenantDraft, pointer: string): number | undefined {
    const [part, ...steps] = pointer.split('/');
    return steps.reduce<unknown>((inner, step) => (inner as Record<string, unknown> | undefined)?.[step], draft[part as keyof TenantDraft]) as number | undefined;
}

function days(number?: number): string {
    return number === undefined ? 'as long as the suite keeps it' : `${number} days`;
}

function Section({ title, hint, wide, children }: { title: string; hint?: string; wide?: boolean; children: ReactNode }) {
    return (
        <Card component="section" aria-label={title}>
            <CardContent>
                <Typography variant="h2">{title}</Typography>
                {hint && (
                    <Typography variant="body2" color="text.secondary">
                        {hint}
                    </Typography>
                )}
                <Box sx={{ display: 'grid', gridTemplateColumns: wide ? '1fr' : 'repeat(auto-fill, minmax(min(260px, 100%), 1fr))', gap: 2, mt: 2 }}>{children}</Box>
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
                value={known ? field.value : '#ffffff'}
                onChange={(event: React.ChangeEvent<HTMLInputElement>) => onPick(event.target.value)}
                sx={{ width: 44, height: 40, p: 0.5, border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: 'transparent' }}
            />
        </Stack>
    );
}
