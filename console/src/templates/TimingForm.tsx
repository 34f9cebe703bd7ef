import { Alert, MenuItem, Stack, TextField, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useState } from 'react';
import type { Fault } from '../api/problem';
import { CHANNELS, channelName } from '../app/channels';
import { ListEditor } from '../app/ListEditor';
import { numberOf } from '../app/useForm';
import type { Draft, Step } from './model';

interface Props {
    draft: Draft;
    onChange: (draft: Draft) => void;
    faults: Fault[];
    readOnly: boolean;
}

type Way = 'once' | 'digest' | 'escalation';

const WAYS: Record<Way, { label: string; hint: string }> = {
    once: { label: 'At once', hint: 'Every message goes out on its own, on all its channels at the same time.' },
    digest: { label: 'Digest', hint: 'The first message waits for others; together they become one.' },
    escalation: { label: 'Escalation', hint: 'Channels are tried one after another, until the person has seen or read the in-app message.' },
};

/** When a template's messages go out: at once, gathered, or channel after channel. */
export function TimingForm({ draft, onChange, faults, readOnly }: Props) {
    const [way, setWay] = useState<Way>(() => wayOf(draft));
    const fault = (pointer: string) => faults.find((each) => each.pointer === pointer)?.detail;
    const choose = (chosen: Way) => {
        setWay(chosen);
        onChange({
            ...draft,
            digest: chosen === 'digest' ? (draft.digest ?? { windowSeconds: 600 }) : undefined,
            escalation: chosen === 'escalation' ? FIRST_STEPS : [],
        });
    };
    const form = { draft, onChange, fault, readOnly };
    return (
        <Stack spacing={2}>
            <ToggleButtonGroup exclusive size="small" value={way} disabled={readOnly} aria-label="When it goes out" onChange={(_, chosen: Way | null) => chosen && choose(chosen)}>
                {Object.entries(WAYS).map(([key, { label }]) => (
                    <ToggleButton key={key} value={key}>
                        {label}
                    </ToggleButton>
                ))}
            </ToggleButtonGroup>
            <Typography variant="body2" color="text.secondary">
                {WAYS[way].hint}
            </Typography>
            {way === 'digest' && <DigestForm {...form} />}
            {way === 'escalation' && <Escalation {...form} />}
        </Stack>
    );
}

function wayOf(draft: Draft): Way {
    return draft.digest ? 'digest' : draft.escalation?.length ? 'escalation' : 'once';
}

type FormProps = Omit<Props, 'faults'> & { fault: (pointer: string) => string | undefined };

function DigestForm({ draft, onChange, fault, readOnly }: FormProps) {
    const change = (part: object) => onChange({ ...draft, digest: { windowSeconds: 600, ...draft.digest, ...part } });
    return (
        <>
            <TextField
                label="Gather for so many seconds"
                type="number"
                value={draft.digest?.windowSeconds ?? ''}
                disabled={readOnly}
                onChange={(event) => change({ windowSeconds: numberOf(event.target.value) })}
                error={Boolean(fault('/digest/windowSeconds'))}
                helperText={fault('/digest/windowSeconds') ?? '10 seconds to 7 days (604800)'}
            />
            <TextField
                label="Together belongs what has the same"
                value={draft.digest?.key ?? ''}
                disabled={readOnly}
                onChange={(event) => change({ key: event.target.value || undefined })}
                error={Boolean(fault('/digest/key'))}
                helperText={fault('/digest/key') ?? 'Such as {{order}}; empty: all of a person’s messages of this template'}
            />
        </>
    );
}

const FIRST_STEPS: Step[] = [{ channel: 'in-app', afterSeconds: 0 }, { channel: 'email', afterSeconds: 900, unless: 'read' }];

function Escalation({ draft, onChange, fault, readOnly }: FormProps) {
    const wrong = fault('/escalation');
    return (
        <>
            {wrong && <Alert severity="error">{wrong}</Alert>}
            <ListEditor<Step>
                title="Steps"
                one="step"
                most={6}
                items={draft.escalation ?? []}
                onChange={(escalation) => onChange({ ...draft, escalation })}
                fresh={() => ({ channel: 'sms', afterSeconds: 3600, unless: 'read' })}
                readOnly={readOnly}
            >
                {(step, set, at) => (
                    <>
                        <TextField select label="Channel" value={step.channel} disabled={readOnly} onChange={(event) => set({ channel: event.target.value })}
                            error={Boolean(fault(`/escalation/${at}/channel`))} helperText={fault(`/escalation/${at}/channel`)}>
                            {CHANNELS.filter((name) => name !== 'webhook').map((name) => (
                                <MenuItem key={name} value={name}>
                                    {channelName(name)}
                                </MenuItem>
                            ))}
                        </TextField>
                        <TextField label="Seconds after the first" type="number" value={step.afterSeconds ?? 0} disabled={readOnly || at === 0} onChange={(event) => set({ afterSeconds: numberOf(event.target.value) })}
                            error={Boolean(fault(`/escalation/${at}/afterSeconds`))} helperText={fault(`/escalation/${at}/afterSeconds`)} />
                        {at > 0 && (
                            <TextField select label="Unless" value={step.unless ?? ''} disabled={readOnly} onChange={(event) => set({ unless: event.target.value })}
                                error={Boolean(fault(`/escalation/${at}/unless`))} helperText={fault(`/escalation/${at}/unless`)}>
                                <MenuItem value="seen">seen in the app</MenuItem>
                                <MenuItem value="read">read in the app</MenuItem>
                            </TextField>
                        )}
                    </>
                )}
            </ListEditor>
        </>
    );
}
