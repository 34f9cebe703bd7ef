package io.carillon.admin.database;

import io.carillon.testkit.Infra;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The database as one of its roles sees it, outside of the service. */
public final class Database implements AutoCloseable {
    private final Connection connection;

    private Database(Connection connection) {
        this.connection = connection;
    }

    public static Database asApi() {
        return as("carillon_admin_api", "ADMIN_DB_API_PASSWORD");
    }

    public static Database asRelay() {
        return as("carillon_admin_relay", "ADMIN_DB_RELAY_PASSWORD");
    }

    public static Database asOwner() {
        return as("carillon_admin_owner", "ADMIN_DB_OWNER_PASSWORD");
    }

    private static Database as(String role, String password) {
        try {
            Connection connection =
                    DriverManager.getConnection("jdbc:" + Infra.env("POSTGRES_URL"), role, Infra.env(password));
            connection.setAutoCommit(false);
            return new Database(connection);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Sets a setting for the running transaction, as the service does. */
    public Database with(String setting, String value) {
        rows("SELECT set_config('%s', '%s', true)".formatted(setting, value));
        return this;
    }

    public Database inTenant(String tenant) {
        return with("app.tenant_id", tenant);
    }

    /** The first column of all rows as text. */
    public List<String> rows(String sql) {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure.getMessage(), failure);
        }
    }

    public long count(String table) {
        return Long.parseLong(rows("SELECT count(*) FROM " + table).getFirst());
    }

    /** Runs a change and says how many rows it touched. */
    public int change(String sql) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return statement.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure.getMessage(), failure);
        }
    }

    public void commit() {
        try {
            connection.commit();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public void rollback() {
        try {
            connection.rollback();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        try {
            connection.rollback();
            connection.close();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
