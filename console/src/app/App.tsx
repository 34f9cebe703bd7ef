import { lazy, Suspense, useMemo } from 'react';
import { Admin, CustomRoutes, Loading, Resource } from 'react-admin';
import { BrowserRouter, Navigate, Route } from 'react-router-dom';
import { ApiClient } from '../api/client';
import { dataProviderOf } from '../api/dataProvider';
import { AuditList } from '../audit/AuditLog';
import { authProviderOf } from '../auth/authProvider';
import type { Session } from '../auth/session';
import { BulkUpload } from '../bulk/BulkUpload';
import { JobPage } from '../bulk/JobPage';
import { DeadLetterList, DeadLetterShow } from '../deadletters/DeadLetters';
import { LayoutCreate, LayoutEdit, LayoutList } from '../layouts/Layouts';
import { Live, openSocket } from '../live/live';
import { LiveProvider } from '../live/useProgress';
import { LookupList } from '../lookups/Lookups';
import { NotificationList } from '../notifications/NotificationList';
import { NotificationShow } from '../notifications/NotificationShow';
import { ProviderCreate, ProviderEdit } from '../providers/ProviderForm';
import { ProviderOverview } from '../providers/ProviderOverview';
import { SuppressionList } from '../suppressions/Suppressions';
import { TemplateCreate, TemplateEdit } from '../templates/TemplateEditor';
import { TemplateList } from '../templates/TemplateList';
import { SettingsPage } from '../tenants/SettingsPage';
import { TenantCreate, TenantEdit, TenantList } from '../tenants/Tenants';
import { EndpointCreate, EndpointEdit, EndpointList } from '../webhooks/Endpoints';
import { useIdentity } from './access';
import { actingFor, useActingFor } from './acting';
import { Frame } from './Frame';
import { ClientProvider } from './services';
import { SignInPage } from './SignInPage';
import { dark, light } from './theme';

const Dashboard = lazy(() => import('../dashboard/Dashboard'));

/** The overview; platform administrators choose a tenant first. */
function DashboardPage() {
    const identity = useIdentity();
    const tenant = useActingFor();
    if (!identity) {
        return <Loading />;
    }
    if (identity.platform && !tenant) {
        return <Navigate to="/tenants" replace />;
    }
    return (
        <Suspense fallback={<Loading />}>
            <Dashboard />
        </Suspense>
    );
}

/** The console. */
export function App({ session }: { session: Session }) {
    const client = useMemo(() => new ApiClient(() => session.token(), () => actingFor()?.id ?? null), [session]);
    const data = useMemo(() => dataProviderOf(client), [client]);
    const live = useMemo(() => new Live(() => client.currentToken(), openSocket), [client]);
    const auth = useMemo(() => authProviderOf(session), [session]);
    return (
        <ClientProvider value={client}>
            <LiveProvider value={live}>
                <BrowserRouter basename="/console">
                    <Admin
                        title="Carillon"
                        dataProvider={data}
                        authProvider={auth}
                        loginPage={SignInPage}
                        dashboard={DashboardPage}
                        layout={Frame}
                        theme={light}
                        darkTheme={dark}
                        requireAuth
                        disableTelemetry
                    >
                        <Resource name="notifications" list={NotificationList} show={NotificationShow} />
                        <Resource name="dead-letters" list={DeadLetterList} show={DeadLetterShow} />
                        <Resource name="suppressions" list={SuppressionList} />
                        <Resource name="templates" list={TemplateList} create={TemplateCreate} edit={TemplateEdit} />
                        <Resource name="layouts" list={LayoutList} create={LayoutCreate} edit={LayoutEdit} />
                        <Resource name="providers" list={ProviderOverview} create={ProviderCreate} edit={ProviderEdit} />
                        <Resource name="webhook-endpoints" list={EndpointList} create={EndpointCreate} edit={EndpointEdit} />
                        <Resource name="lookups" list={LookupList} />
                        <Resource name="audit-log" list={AuditList} />
                        <Resource name="tenants" list={TenantList} create={TenantCreate} edit={TenantEdit} />
                        <CustomRoutes>
                            <Route path="/bulk" element={<BulkUpload />} />
                            <Route path="/bulk/:id" element={<JobPage />} />
                            <Route path="/settings" element={<SettingsPage />} />
                        </CustomRoutes>
                    </Admin>
                </BrowserRouter>
            </LiveProvider>
        </ClientProvider>
    );
}
