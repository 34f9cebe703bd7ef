import Add from '@mui/icons-material/Add';
import ArrowDownward from '@mui/icons-material/ArrowDownward';
import ArrowUpward from '@mui/icons-material/ArrowUpward';
import DragIndicator from '@mui/icons-material/DragIndicator';
import { closestCenter, DndContext, KeyboardSensor, PointerSensor, useSensor, useSensors, type DragEndEvent } from '@dnd-kit/core';
import { SortableContext, sortableKeyboardCoordinates, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { Box, Button, Card, CardContent, Checkbox, Chip, FormControlLabel, IconButton, Link, Stack, Switch, TextField, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useNotify } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { query } from '../api/client';
import type { Page } from '../api/cursors';
import { useMay } from '../app/access';
import { channelName } from '../app/channels';
import { Faults } from '../app/Faults';
import { PageTitle } from '../app/PageTitle';
import { useClient } from '../app/services';
import { failures, type Counts } from '../dashboard/figures';
import { announcementsOf, INSTRUCTIONS } from './announcements';
import { groupsOf, moved, placesOf, settled, type Place, type Route } from './model';
import { TestButton } from './TestButton';

/** All provider accounts, in the order in which each channel tries them. */
export function ProviderOverview() {
    const client = useClient();
    const path = client.admin('/provider-routes');
    const mayWrite = useMay('create', 'providers');
    const { data, error, isPending } = useQuery({ queryKey: ['routes', path], queryFn: ({ signal }) => client.get<Page<Route>>(path, signal), retry: 1 });
    const health = useHealth();
    return (
        <>
            <PageTitle
                title="Providers"
                actions={
                    mayWrite && (
                        <Button variant="contained" startIcon={<Add />} component={RouterLink} to="/providers/create">
                            New provider
                        </Button>
                    )
                }
            >
                Each channel tries its accounts from top to bottom until one takes the message.
            </PageTitle>
            <Faults error={error} />
            {isPending && <Typography color="text.secondary">Reading…</Typography>}
            {data?.data.length === 0 && <Typography color="text.secondary">No provider yet, so nothing can be sent.</Typography>}
            <Stack spacing={2}>
                {data?.data.map((route) => (
                    <ChannelRoute key={`${route.channel}-${route.revision}`} route={route} mayWrite={mayWrite} health={health} />
                ))}
            </Stack>
        </>
    );
}

type Health = Map<string, { sent: number; failed: number }>;

/** What each account did in the last day. */
function useHealth(): Health {
    const client = useClient();
    const path = client.admin('/stats') + query({ groupBy: 'provider' });
    const { data } = useQuery({
        queryKey: ['health', path],
        queryFn: ({ signal }) => client.get<{ data: { providerAccountId?: string; counts: Counts }[] }>(path, signal),
        refetchInterval: 15_000,
        retry: 1,
    });
    const health: Health = new Map();
    for (const { providerAccountId, counts } of data?.data ?? []) {
        if (providerAccountId) {
            health.set(providerAccountId, { sent: counts.sent, failed: failures(counts) });
        }
    }
    return health;
}

function ChannelRoute({ route, mayWrite, health }: { route: Route; mayWrite: boolean; health: Health }) {
    const client = useClient();
    const notify = useNotify();
    const queries = useQueryClient();
    const read = placesOf(route);
    const [places, setPlaces] = useState(read);
    const [error, setError] = useState<unknown>();
    const dirty = JSON.stringify(read) !== JSON.stringify(places);
    useEffect(() => setPlaces(placesOf(route)), [route]);
    const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }), useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }));
    const drop = ({ active, over }: DragEndEvent) => {
        if (over && active.id !== over.id) {
            const index = (id: unknown) => places.findIndex((place) => place.id === id);
            setPlaces(moved(places, index(active.id), index(over.id)));
        }
    };
    const change = (id: string, part: Partial<Place>) => setPlaces(settled(places.map((place) => (place.id === id ? { ...place, ...part } : place))));
    const save = async () => {
        setError(undefined);
        try {
            await client.json(client.admin(`/provider-routes/${route.channel}`), { method: 'PUT', body: { groups: groupsOf(places) }, ifMatch: `"${route.revision}"` });
            notify('The route is in use', { type: 'success' });
            await queries.invalidateQueries({ queryKey: ['routes'] });
        } catch (failure) {
            setError(failure);
        }
    };
    return (
        <Card component="section" aria-labelledby={`route-${route.channel}`}>
            <CardContent>
                <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center', mb: 1.5, minHeight: 36 }}>
                    <Typography variant="h2" id={`route-${route.channel}`}>
                        {channelName(route.channel)}
                    </Typography>
                    {dirty && (
                        <Stack direction="row" spacing={1}>
                            <Button onClick={() => setPlaces(read)}>Undo</Button>
                            <Button variant="contained" onClick={() => void save()}>
                                Save route
                            </Button>
                        </Stack>
                    )}
                </Stack>
                <Faults error={error} />
                <DndContext
                    sensors={sensors}
                    collisionDetection={closestCenter}
                    accessibility={{ announcements: announcementsOf(places), screenReaderInstructions: INSTRUCTIONS }}
                    onDragEnd={drop}
                >
                    <SortableContext items={places.map((place) => place.id)} strategy={verticalListSortingStrategy}>
                        <Stack component="ol" spacing={1} sx={{ listStyle: 'none', m: 0, p: 0 }}>
                            {places.map((place, at) => (
                                <AccountRow
                                    key={place.id}
                                    place={place}
                                    at={at}
                                    count={places.length}
                                    mayWrite={mayWrite}
                                    health={health.get(place.id)}
                                    onMove={(to) => setPlaces(moved(places, at, to))}
                                    onChange={(part) => change(place.id, part)}
                                />
                            ))}
                        </Stack>
                    </SortableContext>
                </DndContext>
            </CardContent>
        </Card>
    );
}

interface RowProps {
    place: Place;
    at: number;
    count: number;
    mayWrite: boolean;
    health?: { sent: number; failed: number };
    onMove: (to: number) => void;
    onChange: (part: Partial<Place>) => void;
}

function AccountRow({ place, at, count, mayWrite, health, onMove, onChange }: RowProps) {
    const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition } = useSortable({ id: place.id });
    return (
        <Box
            component="li"
            ref={setNodeRef}
            style={{ transform: CSS.Transform.toString(transform), transition }}
            sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 1, ml: place.shares ? 4 : 0, bgcolor: 'background.paper' }}
        >
            <Stack direction="row" spacing={1} useFlexGap sx={{ alignItems: 'center', flexWrap: 'wrap' }}>
                {mayWrite && count > 1 && (
                    <>
                        <IconButton
                            ref={setActivatorNodeRef}
                            size="small"
                            aria-label={`Drag ${place.name}`}
                            sx={{ cursor: 'grab', touchAction: 'none' }}
                            {...attributes}
                            {...listeners}
                        >
                            <DragIndicator />
                        </IconButton>
                        <IconButton size="small" aria-label={`Move ${place.name} up`} disabled={at === 0} onClick={() => onMove(at - 1)}>
                            <ArrowUpward fontSize="small" />
                        </IconButton>
                        <IconButton size="small" aria-label={`Move ${place.name} down`} disabled={at === count - 1} onClick={() => onMove(at + 1)}>
                            <ArrowDownward fontSize="small" />
                        </IconButton>
                    </>
                )}
                <Box sx={{ flex: 1, minWidth: 160 }}>
                    <Link component={RouterLink} to={`/providers/${place.id}`} color="inherit" underline="hover" sx={{ fontWeight: 650 }}>
                        {place.name}
                    </Link>
                    <Typography variant="body2" color="text.secondary">
                        {place.type}
                        {health && ` · ${health.sent} sent, ${health.failed} failed in the last day`}
                    </Typography>
                </Box>
                {!place.enabled && <Chip size="small" label="off" />}
                {mayWrite && (
                    <>
                        {at > 0 && (
                            <FormControlLabel
                                control={<Checkbox size="small" checked={place.shares} onChange={(event) => onChange({ shares: event.target.checked })} />}
                                label="shares with the one above"
                            />
                        )}
                        <TextField
                            label="Weight"
                            type="number"
                            value={place.weight}
                            onChange={(event) => onChange({ weight: Number(event.target.value) })}
                            sx={{ width: 88 }}
                        />
                        <FormControlLabel
                            sx={{ ml: 0 }}
                            control={<Switch size="small" checked={place.enabled} onChange={(event) => onChange({ enabled: event.target.checked })} />}
                            label="on"
                        />
                        <TestButton id={place.id} name={place.name} />
                    </>
                )}
            </Stack>
        </Box>
    );
}
