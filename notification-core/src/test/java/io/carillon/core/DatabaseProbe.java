package io.carillon.core;

import io.carillon.testkit.Infra;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Looks into core's tables as the pipeline role, or tries things as the API role. */
final class DatabaseProbe {
    private DatabaseProbe() {}

    static long count(String query) {
        try (Connection connection = as("carillon_core_pipeline", "CORE_DB_PIPELINE_PASSWORD")) {
            return single(connection, query);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static Connection as(String role, String passwordName) throws SQLException {
        return DriverManager.getConnection("jdbc:" + Infra.env("POSTGRES_URL"), role, Infra.env(passwordName));
    }

    static long single(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
