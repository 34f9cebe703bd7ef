package io.carillon.core;

import io.carillon.testkit.Infra;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Looks into core's tables as the pipeline role, or tries things as the API role. */
public final class DatabaseProbe {
    private DatabaseProbe() {}

    public static long count(String query) {
        try (Connection connection = as("carillon_core_pipeline", "CORE_DB_PIPELINE_PASSWORD")) {
            return single(connection, query);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The first column of all rows as text. */
    public static List<String> list(String query) {
        try (Connection connection = as("carillon_core_pipeline", "CORE_DB_PIPELINE_PASSWORD")) {
            return list(connection, query);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public static List<String> list(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    /** Changes rows as the pipeline may; returns how many. */
    public static int change(String statement) {
        try (Connection connection = as("carillon_core_pipeline", "CORE_DB_PIPELINE_PASSWORD");
                Statement running = connection.createStatement()) {
            return running.executeUpdate(statement);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public static Connection as(String role, String passwordName) throws SQLException {
        return DriverManager.getConnection("jdbc:" + Infra.env("POSTGRES_URL"), role, Infra.env(passwordName));
    }

    public static long single(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
