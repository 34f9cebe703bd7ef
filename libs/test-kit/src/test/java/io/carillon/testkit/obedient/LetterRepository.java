package io.carillon.testkit.obedient;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class LetterRepository {
    private static final String INSERT = "INSERT INTO letters (words) VALUES ($1)";

    Uni<Letter> add(SqlClient client, Letter letter) {
        return client.preparedQuery(INSERT).execute(Tuple.of(letter.words())).replaceWith(letter);
    }
}
