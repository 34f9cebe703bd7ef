package io.carillon.postgres;

import io.carillon.problem.CommonProblem;
import io.carillon.problem.Problem;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.ConnectException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers 503 while the database is away; every other failure of a statement is a bug. */
public class OutageMappers {
    private static final Logger LOG = Logger.getLogger(OutageMappers.class);
    private static final int RETRY_SECONDS = 2;

    @ServerExceptionMapper({ConnectException.class, ClosedConnectionException.class, VertxException.class})
    Response away(Exception outage) {
        LOG.warnf("database away: %s", outage.getMessage());
        return answer(CommonProblem.DEPENDENCY_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .build();
    }

    @ServerExceptionMapper(PgException.class)
    Response refused(PgException failure) {
        if (isOutage(failure.getSqlState())) {
            return away(failure);
        }
        LOG.error("statement failed", failure);
        return answer(CommonProblem.INTERNAL_ERROR).build();
    }

    /** SQLSTATE classes 08 (connection), 53 (resources) and 57P (shutting down, starting up). */
    private static boolean isOutage(String sqlState) {
        return sqlState != null && sqlState.matches("(08|53|57P).*");
    }

    private static Response.ResponseBuilder answer(CommonProblem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(Problem.of(problem, null));
    }
}
