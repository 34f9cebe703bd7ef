import DescriptionOutlined from '@mui/icons-material/DescriptionOutlined';
import { lazy, Suspense, useMemo } from 'react';
import { Admin, Loading, Resource } from 'react-admin';
import { BrowserRouter } from 'react-router-dom';
import { ApiClient } from '../api/client';
import { dataProviderOf } from '../api/dataProvider';
import { authProviderOf } from '../auth/authProvider';
import type { Session } from '../auth/session';
import { TemplateList } from '../templates/TemplateList';
import { Frame } from './Frame';
import { ClientProvider } from './services';
import { SignInPage } from './SignInPage';
import { dark, light } from './theme';

const Dashboard = lazy(() => import('../dashboard/Dashboard'));

function DashboardPage() {
    return (
        <Suspense fallback={<Loading />}>
            <Dashboard />
        </Suspense>
    );
}

/** The console. */
export function App({ session }: { session: Session }) {
    const client = useMemo(() => new ApiClient(() => session.token()), [session]);
    const data = useMemo(() => dataProviderOf(client), [client]);
    const auth = useMemo(() => authProviderOf(session), [session]);
    return (
        <ClientProvider value={client}>
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
                    <Resource name="templates" list={TemplateList} icon={DescriptionOutlined} />
                </Admin>
            </BrowserRouter>
        </ClientProvider>
    );
}
