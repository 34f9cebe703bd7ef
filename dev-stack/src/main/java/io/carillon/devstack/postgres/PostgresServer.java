package io.carillon.devstack.postgres;

import io.carillon.devstack.process.Account;
import io.carillon.devstack.process.Cache;
import io.carillon.devstack.process.Child;
import io.carillon.devstack.process.ChildPart;
import io.carillon.devstack.process.DataDirectory;
import io.carillon.devstack.process.PartFailure;
import io.carillon.devstack.process.Ports;
import io.carillon.devstack.process.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** PostgreSQL as a child process, durable as in production ({@code fsync} on), with the suite's database and roles. */
public final class PostgresServer implements ChildPart {

    public static final String NAME = "postgres";
    public static final String DATABASE = "carillon";
    public static final String SUPERUSER = "postgres";
    public static final String SUPERUSER_PASSWORD = "demo-postgres-password";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String COMMENT_QUERY =
            "SELECT 1 FROM pg_database WHERE datname = '%s' AND shobj_description(oid, 'pg_database') IS NOT NULL";

    private final DataDirectory data;
    private final Path cluster;
    private final int port;
    private final Path bootstrapScript;
    private final Map<String, String> passwords;
    private final Account account;
    private Child child;

    /** @param passwords values for the variables of the bootstrap script */
    public PostgresServer(DataDirectory data, int port, Path bootstrapScript, Map<String, String> passwords) {
        this.data = data;
        this.cluster = data.of(NAME);
        this.port = port;
        this.bootstrapScript = bootstrapScript;
        this.passwords = passwords;
        this.account = Account.forFilesUnder(cluster);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Child child() {
        return child;
    }

    @Override
    public void start() throws Exception {
        Ports.requireFree(NAME, port);
        Path programs = PostgresBinaries.directory();
        if (!Files.exists(cluster.resolve("PG_VERSION"))) {
            initialise(programs);
        }
        account.own(cluster);
        child = Child.start(NAME, data, StopSignal.INTERRUPT, serverCommand(programs), Map.of());
        child.awaitReady(PATIENCE, this::isOurs);
        createDatabaseOnce();
    }

    @Override
    public void stop() {
        if (child != null) {
            child.stop();
        }
    }

    private void initialise(Path programs) throws Exception {
        Path fresh = data.of(NAME + ".new");
        if (Files.exists(fresh)) {
            Cache.delete(fresh);
        }
        Files.createDirectories(fresh);
        account.own(fresh);
        Path password = Files.writeString(data.of(NAME + ".password"), SUPERUSER_PASSWORD + "\n");
        account.own(password);
        try {
            initdb(programs, fresh, password);
        } finally {
            Files.delete(password);
        }
        Files.move(fresh, cluster);
    }

    private void initdb(Path programs, Path fresh, Path password) throws Exception {
        List<String> command = new ArrayList<>(account.prefix());
        command.addAll(List.of(programs.resolve("bin/initdb").toString(), "-D", fresh.toString()));
        command.addAll(List.of("-U", SUPERUSER, "-A", "scram-sha-256", "--pwfile=" + password));
        command.addAll(List.of("--encoding=UTF8", "--locale=C", "--no-sync", "--no-instructions"));
        Process process = new ProcessBuilder(command)
                .directory(fresh.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(data.log(NAME).toFile()))
                .start();
        if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new PartFailure(NAME, "initdb failed", data.log(NAME), null);
        }
    }

    private List<String> serverCommand(Path programs) {
        List<String> command = new ArrayList<>(account.prefix());
        command.addAll(List.of(programs.resolve("bin/postgres").toString(), "-D", cluster.toString()));
        for (String setting : settings()) {
            command.addAll(List.of("-c", setting));
        }
        return command;
    }

    private List<String> settings() {
        return List.of(
                "port=" + port,
                "listen_addresses=localhost",
                "unix_socket_directories=",
                "max_connections=200",
                "shared_buffers=128MB",
                "fsync=on",
                "synchronous_commit=on",
                "timezone=UTC",
                "log_line_prefix=%m [%p] %u ");
    }

    private boolean isOurs() throws SQLException, IOException {
        try (Connection connection = connect("postgres");
                ResultSet row = connection.createStatement().executeQuery("SHOW data_directory")) {
            return row.next() && Files.isSameFile(Path.of(row.getString(1)), cluster);
        }
    }

    /** The comment on the database says that the bootstrap script has run; script and comment are one transaction. */
    private void createDatabaseOnce() throws Exception {
        try (Connection connection = connect("postgres")) {
            if (!holds(connection, "SELECT 1 FROM pg_database WHERE datname = '%s'")) {
                connection.createStatement().execute("CREATE DATABASE " + DATABASE);
            }
            if (!holds(connection, COMMENT_QUERY)) {
                bootstrap();
            }
        }
    }

    private void bootstrap() throws Exception {
        try (Connection connection = connect(DATABASE)) {
            connection.setAutoCommit(false);
            Bootstrap.run(connection, bootstrapScript, passwords);
            connection.createStatement().execute("COMMENT ON DATABASE %s IS 'bootstrapped'".formatted(DATABASE));
            connection.commit();
        }
    }

    private static boolean holds(Connection connection, String query) throws SQLException {
        try (ResultSet row = connection.createStatement().executeQuery(query.formatted(DATABASE))) {
            return row.next();
        }
    }

    private Connection connect(String database) throws SQLException {
        String url = "jdbc:postgresql://localhost:%d/%s?connectTimeout=5&socketTimeout=30".formatted(port, database);
        return DriverManager.getConnection(url, SUPERUSER, SUPERUSER_PASSWORD);
    }
}
