package io.carillon.systemtests.suite;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Holds the lock under which tenant-admin's relay works: what is committed meanwhile stays unpublished. */
public final class RelayBarrier implements AutoCloseable {
    private static final String TAKE = "SELECT pg_advisory_xact_lock(x'636172696c6c6f6e'::bigint)";

    private final Connection connection;

    private RelayBarrier(Connection connection) {
        this.connection = connection;
    }

    public static RelayBarrier raise(Suite suite) {
        String url = "jdbc:" + suite.place("POSTGRES_URL");
        try {
            Connection connection =
                    DriverManager.getConnection(url, "carillon_admin_relay", suite.place("ADMIN_DB_RELAY_PASSWORD"));
            connection.setAutoCommit(false);
            connection.createStatement().execute(TAKE);
            return new RelayBarrier(connection);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Lets the relay work again. */
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
