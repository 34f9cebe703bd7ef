package io.carillon.testkit.offenders;

import io.vertx.mutiny.sqlclient.Query;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

@ApplicationScoped
class SqlByMethodReference {
    Function<String, Query<?>> speaker(SqlConnection connection) {
        return connection::query;
    }
}
