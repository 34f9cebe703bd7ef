import Inbox from '@mui/icons-material/InboxOutlined';
import { Box, Card, Link, Skeleton, Stack, Typography, useMediaQuery, type Theme } from '@mui/material';
import type { ReactElement, ReactNode } from 'react';
import { DataTable, FilterButton, List, useListContext } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { Facts } from './Facts';
import { Faults } from './Faults';
import { KeysetPagination } from './KeysetPagination';

export interface Column<T> {
    label: string;
    /** Something to press rather than to read. */
    isAction?: boolean;
    render: (record: T) => ReactNode;
}

interface ListProps {
    resource?: string;
    filters?: ReactElement[];
    /** What to say when there is nothing. */
    empty: ReactNode;
    actions?: ReactElement | false;
    filter?: Record<string, unknown>;
    defaults?: Record<string, unknown>;
    refetch?: number;
    children: ReactNode;
}

/** A list of the API: filters, rows, pages. */
export function RowList({ resource, filters, actions = false, filter, defaults, refetch, empty, children }: ListProps) {
    return (
        <List
            resource={resource}
            title={<></>}
            filters={filters}
            actions={actions}
            filter={filter}
            filterDefaultValues={defaults}
            perPage={25}
            exporter={false}
            empty={false}
            disableSyncWithLocation={false}
            pagination={<KeysetPagination />}
            sort={{ field: 'id', order: 'ASC' }}
            queryOptions={{ refetchInterval: refetch, retry: 1 }}
            sx={FLAT}
        >
            <Known empty={empty}>{children}</Known>
        </List>
    );
}

/** A button for the filters that are not always shown. */
export function MoreFilters() {
    return (
        <Box sx={{ display: 'flex', justifyContent: 'flex-end' }}>
            <FilterButton />
        </Box>
    );
}

/** The framework's list, without what takes room on a phone. */
const FLAT = {
    '& .RaList-main': { minWidth: 0 },
    '& .MuiToolbar-root, & .RaTopToolbar-root, & .RaListToolbar-root': { backgroundColor: 'transparent !important', minWidth: 0 },
    '& .RaListToolbar-root': { flexWrap: 'wrap' },
    '& .RaList-content': {
        border: { xs: 0, md: 1 },
        borderColor: { md: 'divider' },
        backgroundColor: { xs: 'transparent', md: 'background.paper' },
    },
    '& .RaList-actions': {
        flexWrap: 'wrap',
        flexDirection: { xs: 'column', sm: 'row' },
        alignItems: { xs: 'stretch', sm: 'flex-end' },
        backgroundColor: 'transparent !important',
        minHeight: 0,
        marginBottom: 1,
    },
    '& .RaList-actions .MuiToolbar-root': { minHeight: 0, padding: 0, alignSelf: 'flex-end' },
    '& .RaFilterForm-filterFormInput': { maxWidth: '100%', marginRight: { xs: 0, sm: 1 } },
    '& form.RaFilterForm-root, & .RaFilterForm-filterFormInput, & .RaFilterForm-filterFormInput .MuiFormControl-root': {
        xs: { width: '100%' },
        sm: { width: 'auto' },
    },
    '& .RaFilterForm-filterFormInput .MuiFormControl-root': { marginTop: 0, marginBottom: 0 },
    '& .RaFilterFormInput-spacer': { display: 'none' },
    '& .RaTopToolbar-root': { xs: { width: 'auto', flex: 'none', padding: 0 } },
} as const;

function Known({ empty, children }: { empty: ReactNode; children: ReactNode }) {
    const { data, isPending, error } = useListContext();
    if (error) {
        return (
            <Box sx={{ p: 2 }}>
                <Faults error={error} />
            </Box>
        );
    }
    if (isPending) {
        return (
            <Stack spacing={1} sx={{ p: 2 }} aria-label="Loading" aria-busy="true">
                {[1, 2, 3, 4].map((key) => (
                    <Skeleton key={key} variant="rounded" height={32} />
                ))}
            </Stack>
        );
    }
    if (!data?.length) {
        return (
            <Stack spacing={1} sx={{ p: 5, alignItems: 'center', color: 'text.secondary', textAlign: 'center' }}>
                <Inbox sx={{ fontSize: 40, opacity: 0.6 }} aria-hidden />
                <div>{empty}</div>
            </Stack>
        );
    }
    return <>{children}</>;
}

interface RowsProps<T> {
    columns: Column<T>[];
    /** Where a row leads. */
    to?: (record: T) => string;
    bulkActions?: ReactElement | false;
}

/** Rows as a table, or as cards where there is no room for one. The first column names the row. */
export function Rows<T>({ columns, to, bulkActions = false }: RowsProps<T>) {
    const narrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
    return narrow ? <Cards columns={columns} to={to} /> : <Table columns={columns} to={to} bulkActions={bulkActions} />;
}

function Table<T>({ columns, to, bulkActions }: RowsProps<T>) {
    return (
        <DataTable
            bulkActionButtons={bulkActions}
            rowClick={to ? (_id, _resource, record) => to(record as T) : false}
            sx={{ '& .RaDataTable-tableWrapper': { overflowX: 'auto' }, '& td': { py: 1 } }}
        >
            {columns.map((column, at) => (
                <DataTable.Col
                    key={column.label}
                    label={column.label}
                    disableSort
                    render={(record: unknown) => (
                        <Cell column={column} record={record as T} to={at === 0 ? to : undefined} />
                    )}
                />
            ))}
        </DataTable>
    );
}

function Cell<T>({ column, record, to }: { column: Column<T>; record: T; to?: (record: T) => string }) {
    if (!to) {
        return <>{column.render(record)}</>;
    }
    return (
        <Link component={RouterLink} to={to(record)} color="inherit" underline="hover" sx={{ fontWeight: 600 }}>
            {column.render(record)}
        </Link>
    );
}

function Cards<T>({ columns, to }: RowsProps<T>) {
    const { data = [] } = useListContext();
    const [first, ...rest] = columns;
    const actions = rest.filter((column) => column.isAction);
    return (
        <Stack component="ul" spacing={1} sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {data.map((record) => (
                <Card component="li" key={record.id} sx={{ p: 1.5 }}>
                    <Typography component="div" sx={{ fontWeight: 600, overflowWrap: 'anywhere', mb: 1 }}>
                        <Cell column={first} record={record as T} to={to} />
                    </Typography>
                    <Facts of={rest.filter((column) => !column.isAction).map((column) => [column.label, column.render(record as T)])} />
                    {actions.length > 0 && (
                        <Stack direction="row" spacing={1} sx={{ justifyContent: 'flex-end', mt: 0.5 }}>
                            {actions.map((column) => (
                                <span key={column.label}>{column.render(record as T)}</span>
                            ))}
                        </Stack>
                    )}
                </Card>
            ))}
        </Stack>
    );
}
