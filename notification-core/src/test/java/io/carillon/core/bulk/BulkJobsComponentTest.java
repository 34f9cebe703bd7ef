package io.carillon.core.bulk;

import static io.carillon.core.CoreTest.API;
import static io.carillon.core.CoreTest.service;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.carillon.core.CoreTest;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "parts", value = CoreTest.PARTS))
class BulkJobsComponentTest {
    private static final String JOBS = API + "/bulk";
    private static final String LATER = """
            {"template": {"code": "welcome"}, "channels": ["email"], "scheduledAt": "2030-01-01T00:00:00Z"}
            """;

    @BeforeEach
    void configure() {
        CoreTest.configure();
    }

    @Test
    void listsTheLatestFirstPageByPage() {
        String first = upload("email,name\na@example.com,Ada\nnobody,Ada\n");
        String second = upload("email,name\nb@example.com,Bo\n");

        String cursor = service("demo-service")
                .queryParam("limit", 1)
                .get(JOBS)
                .then()
                .statusCode(200)
                .body("data.jobId", contains(second))
                .extract()
                .path("nextCursor");
        service("demo-service")
                .queryParam("limit", 1)
                .queryParam("cursor", cursor)
                .get(JOBS)
                .then()
                .statusCode(200)
                .body("data.jobId", contains(first))
                .body("data[0].counters.rows", equalTo(2))
                .body("data[0].counters.rejected", equalTo(1))
                .body("data[0].template", equalTo("welcome"));
    }

    @Test
    void showsNobodyElsesJobs() {
        String job = upload("email,name\na@example.com,Ada\n");

        service("demo-service").get(JOBS).then().body("data.jobId", hasItem(job));
        service("other-service").get(JOBS).then().statusCode(200).body("data.jobId", not(hasItem(job)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "cursor=elsewhere"})
    void refusesOddPaging(String query) {
        service("demo-service").get(JOBS + "?" + query).then().statusCode(400).body("errors.size()", equalTo(1));
    }

    private static String upload(String csv) {
        return given().auth()
                .oauth2(Tokens.ofUser("demo-editor"))
                .multiPart("job", LATER, "application/json")
                .multiPart("file", "people.csv", csv.getBytes(StandardCharsets.UTF_8), "text/csv")
                .post(JOBS + "/csv")
                .then()
                .statusCode(202)
                .extract()
                .path("jobId");
    }
}
