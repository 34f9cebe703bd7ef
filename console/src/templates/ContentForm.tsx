import Add from '@mui/icons-material/Add';
import DeleteOutline from '@mui/icons-material/DeleteOutline';
import { Alert, Box, Button, IconButton, MenuItem, Stack, Tab, Tabs, TextField, Tooltip, Typography } from '@mui/material';
import { useState } from 'react';
import type { Fault } from '../api/problem';
import { Ask } from '../app/Ask';
import { CHANNELS, channelName } from '../app/channels';
import { CodeField } from '../app/CodeField';
import { FaultList } from '../app/Faults';
import { ExtrasForm } from './ExtrasForm';
import { partsOf, withPart, withWords, type Draft, type Part, type Words } from './model';

interface Props {
    draft: Draft;
    onChange: (draft: Draft) => void;
    locale: string;
    onLocale: (locale: string) => void;
    channel?: string;
    onChannel: (channel: string) => void;
    faults: Fault[];
    readOnly: boolean;
}

/** What is said: one language and one channel at a time. */
export function ContentForm({ draft, onChange, locale, onLocale, channel, onChannel, faults, readOnly }: Props) {
    const written = CHANNELS.filter((name) => draft.locales[locale]?.[name]);
    const missing = CHANNELS.filter((name) => !draft.locales[locale]?.[name]);
    const words = channel ? draft.locales[locale]?.[channel] : undefined;
    const add = (name: string) => {
        onChange(withWords(draft, locale, name, {}));
        onChannel(name);
    };
    return (
        <Stack spacing={2}>
            <LocaleChoice draft={draft} onChange={onChange} locale={locale} onLocale={onLocale} readOnly={readOnly} />
            <Stack direction="row" sx={{ alignItems: 'center', borderBottom: 1, borderColor: 'divider' }}>
                <Tabs
                    value={channel && written.includes(channel as never) ? channel : false}
                    onChange={(_, chosen: string) => onChannel(chosen)}
                    variant="scrollable"
                    scrollButtons={false}
                    aria-label="Channel"
                    sx={{ flex: 1, minHeight: 40 }}
                >
                    {written.map((name) => (
                        <Tab key={name} value={name} label={channelName(name)} sx={{ minHeight: 40, minWidth: 0, px: 1.25 }} />
                    ))}
                </Tabs>
                {!readOnly && missing.length > 0 && (
                    <TextField
                        select
                        label="Add channel"
                        value=""
                        onChange={(event) => add(event.target.value)}
                        sx={{ minWidth: 140, mb: 0.5 }}
                    >
                        {missing.map((name) => (
                            <MenuItem key={name} value={name}>
                                {channelName(name)}
                            </MenuItem>
                        ))}
                    </TextField>
                )}
            </Stack>
            {channel && words ? (
                <>
                    {partsOf(channel, words).map((part) => (
                        <PartField
                            key={part.name}
                            part={part}
                            value={String(words[part.name] ?? '')}
                            fault={faultAt(faults, locale, channel, part.name)}
                            readOnly={readOnly}
                            onChange={(source) => onChange(withPart(draft, locale, channel, part.name, source))}
                        />
                    ))}
                    <ExtrasForm key={`${locale}/${channel}`} channel={channel} words={words} readOnly={readOnly} onChange={(changed) => onChange(withWords(draft, locale, channel, changed))} />
                    <OtherFaults faults={faults} locale={locale} channel={channel} words={words} />
                    {!readOnly && (
                        <Stack direction="row" spacing={1} sx={{ justifyContent: 'space-between' }}>
                            {channel === 'email' ? <MjmlSwitch draft={draft} locale={locale} onChange={onChange} /> : <span />}
                            <Button
                                color="error"
                                startIcon={<DeleteOutline />}
                                onClick={() => onChange(withWords(draft, locale, channel, undefined))}
                            >
                                Remove {channelName(channel)}
                            </Button>
                        </Stack>
                    )}
                </>
            ) : (
                <Typography color="text.secondary">
                    {written.length ? 'Choose a channel.' : `Nothing is written in ${locale || 'this language'} yet. Add a channel.`}
                </Typography>
            )}
        </Stack>
    );
}

function faultAt(faults: Fault[], locale: string, channel: string, part: string): string | undefined {
    const pointer = `/locales/${locale}/${channel}`;
    return faults.find((fault) => fault.pointer.endsWith(`${pointer}/${part}`))?.detail;
}

/** What is wrong with this channel at no field of its own. */
function OtherFaults({ faults, locale, channel, words }: { faults: Fault[]; locale: string; channel: string; words: Words }) {
    const pointer = `/locales/${locale}/${channel}`;
    const shown = partsOf(channel, words).map(({ name }) => `${pointer}/${name}`);
    const others = faults.filter((fault) => fault.pointer.includes(`${pointer}/`) && !shown.some((at) => fault.pointer.endsWith(at)));
    return others.length > 0 ? (
        <Alert severity="error">
            <FaultList faults={others} />
        </Alert>
    ) : null;
}

interface PartProps {
    part: Part;
    value: string;
    fault?: string;
    readOnly: boolean;
    onChange: (source: string) => void;
}

function PartField({ part, value, fault, readOnly, onChange }: PartProps) {
    const Field = part.code ? CodeField : TextField;
    return (
        <Field
            label={part.label}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            fullWidth
            multiline={Boolean(part.lines)}
            {...(part.code ? { rows: part.lines } : part.lines ? { minRows: part.lines, maxRows: 20 } : {})}
            error={Boolean(fault)}
            helperText={fault ?? part.hint}
            slotProps={{ htmlInput: { readOnly } }}
        />
    );
}

function MjmlSwitch({ draft, locale, onChange }: { draft: Draft; locale: string; onChange: (draft: Draft) => void }) {
    const words = draft.locales[locale].email;
    const mjml = words.mjml !== undefined;
    const change = () => {
        const { html: _html, mjml: _mjml, ...rest } = words;
        onChange(withWords(draft, locale, 'email', mjml ? { ...rest, html: '' } : { ...rest, mjml: MJML }));
    };
    return (
        <Tooltip title="Begins anew: one cannot be made of the other">
            <Button onClick={change}>{mjml ? 'Write HTML instead' : 'Write MJML instead'}</Button>
        </Tooltip>
    );
}

const MJML = `<mjml>
  <mj-body>
    <mj-section>
      <mj-column>
        <mj-text>Hello</mj-text>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>
`;

interface LocaleProps {
    draft: Draft;
    onChange: (draft: Draft) => void;
    locale: string;
    onLocale: (locale: string) => void;
    readOnly: boolean;
}

function LocaleChoice({ draft, onChange, locale, onLocale, readOnly }: LocaleProps) {
    const [adding, setAdding] = useState(false);
    const [tag, setTag] = useState('');
    const locales = Object.keys(draft.locales);
    const add = async () => {
        const copied = structuredClone(draft.locales[locale] ?? {});
        onChange({ ...draft, locales: { ...draft.locales, [tag]: draft.locales[tag] ?? copied } });
        onLocale(tag);
        setTag('');
    };
    const remove = () => {
        const { [locale]: _gone, ...rest } = draft.locales;
        onChange({ ...draft, locales: rest });
        onLocale(Object.keys(rest)[0] ?? 'en');
    };
    return (
        <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }}>
            <TextField select label="Language" value={locales.includes(locale) ? locale : ''} onChange={(event) => onLocale(event.target.value)} sx={{ minWidth: 140 }}>
                {locales.map((name) => (
                    <MenuItem key={name} value={name}>
                        {languageName(name)}
                    </MenuItem>
                ))}
            </TextField>
            {!readOnly && (
                <>
                    <Button startIcon={<Add />} onClick={() => setAdding(true)}>
                        Language
                    </Button>
                    {locales.length > 1 && (
                        <IconButton aria-label={`Remove ${languageName(locale)}`} onClick={remove}>
                            <DeleteOutline />
                        </IconButton>
                    )}
                </>
            )}
            <Ask
                open={adding}
                title="Add a language"
                go="Add"
                onGo={add}
                onClose={() => setAdding(false)}
                disabled={!/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(tag)}
            >
                <Box sx={{ pt: 1 }}>
                    <TextField
                        label="Language tag"
                        value={tag}
                        onChange={(event) => setTag(event.target.value.trim())}
                        helperText={`Such as de, fr or pt-BR. Begins as a copy of ${languageName(locale)}.`}
                        autoFocus
                        fullWidth
                    />
                </Box>
            </Ask>
        </Stack>
    );
}

const LANGUAGES = new Intl.DisplayNames(['en'], { type: 'language' });

export function languageName(tag: string): string {
    try {
        return `${LANGUAGES.of(tag)} (${tag})`;
    } catch {
        return tag;
    }
}
