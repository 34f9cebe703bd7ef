package io.carillon.devstack.postgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs {@code deploy/postgres/bootstrap.sql} without psql: its variables {@code :'name'} are replaced by quoted
 * literals and psql's own backslash lines are left out.
 */
final class Bootstrap {

    private static final Pattern VARIABLE = Pattern.compile("(?<!:):'([a-z_]+)'");
    private static final Pattern BACKSLASH_LINE = Pattern.compile("(?m)^\\\\.*$");

    private Bootstrap() {}

    static void run(Connection connection, Path script, Map<String, String> variables) throws Exception {
        try (Statement statement = connection.createStatement()) {
            statement.execute(substitute(Files.readString(script), variables));
        }
    }

    static String substitute(String script, Map<String, String> variables) {
        String sql = BACKSLASH_LINE.matcher(script).replaceAll("");
        return VARIABLE.matcher(sql).replaceAll(match -> Matcher.quoteReplacement(literal(variables, match.group(1))));
    }

    private static String literal(Map<String, String> variables, String name) {
        String value = variables.get(name);
        if (value == null) {
            throw new IllegalArgumentException("bootstrap.sql wants the unknown variable " + name);
        }
        return "'" + value.replace("'", "''") + "'";
    }
}
