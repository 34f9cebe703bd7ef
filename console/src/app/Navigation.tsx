import { Menu } from 'react-admin';

/** The ways to the pages. */
export function Navigation() {
    return (
        <Menu>
            <Menu.DashboardItem />
            <Menu.ResourceItems />
        </Menu>
    );
}
