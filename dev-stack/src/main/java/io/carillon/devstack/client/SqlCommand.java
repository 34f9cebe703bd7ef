package io.carillon.devstack.client;

import io.carillon.devstack.postgres.PostgresServer;
import io.carillon.devstack.suite.Arguments;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A small SQL console for machines without psql: one statement per line, read from the words or standard input. */
public final class SqlCommand {

    private SqlCommand() {}

    public static int run(Arguments arguments) throws Exception {
        String url = "jdbc:" + RunningSuite.of(arguments).value("POSTGRES_URL");
        try (Connection connection =
                DriverManager.getConnection(url, PostgresServer.SUPERUSER, PostgresServer.SUPERUSER_PASSWORD)) {
            if (arguments.words().isEmpty()) {
                interact(connection);
            } else {
                execute(connection, String.join(" ", arguments.words()));
            }
        }
        return 0;
    }

    private static void interact(Connection connection) throws IOException {
        System.out.println("psql is not installed; this small console runs one statement per line. Ctrl-D ends it.");
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        for (String line = prompt(input); line != null; line = prompt(input)) {
            if (!line.isBlank()) {
                tryToExecute(connection, line);
            }
        }
    }

    private static String prompt(BufferedReader input) throws IOException {
        System.out.print("carillon=# ");
        System.out.flush();
        return input.readLine();
    }

    private static void tryToExecute(Connection connection, String sql) {
        try {
            execute(connection, sql);
        } catch (SQLException e) {
            System.out.println(e.getMessage());
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (statement.execute(sql)) {
                print(statement.getResultSet());
            } else {
                System.out.println(statement.getUpdateCount() + " rows");
            }
        }
    }

    private static void print(ResultSet rows) throws SQLException {
        int columns = rows.getMetaData().getColumnCount();
        List<List<String>> table = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
            names.add(rows.getMetaData().getColumnLabel(column));
        }
        table.add(names);
        while (rows.next()) {
            List<String> row = new ArrayList<>();
            for (int column = 1; column <= columns; column++) {
                row.add(String.valueOf(rows.getString(column)));
            }
            table.add(row);
        }
        System.out.print(Table.text(table));
    }
}
