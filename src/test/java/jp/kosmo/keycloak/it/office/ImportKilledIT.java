package jp.kosmo.keycloak.it.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Database;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The server is stopped in the midst of an import, and another goes on with it. */
@Tag("long")
class ImportKilledIT {

    private static final int MEMBERS = 40_000;
    private static final Union UNION = Union.copyOf("kanekakenpo", "importkilled");

    @Test
    void goesOnWhereItsLastStepHasEnded() {
        Imports office = Imports.of(UNION);
        String realm = Imports.realmId(UNION);
        byte[] file = IntStream.range(0, MEMBERS)
                .mapToObj(row -> "killed%06d,%d,%d,00,1950-03-04,山田 久美\r\n".formatted(row, 9000 + row / 10_000, row))
                .collect(Collectors.joining("", "仮ユーザID,記号,番号,枝番,生年月日,氏名\r\n", ""))
                .getBytes(StandardCharsets.UTF_8);
        Imports.Job plan = office.planFile(file, Map.of("temporary", true));
        assertThat(plan.plan()).isEqualTo(List.of((long) MEMBERS, 0L, 0L, 0L, 0L));

        office.clerk().post("members/imports/" + plan.id() + "/apply", "");
        Awaitility.await("some are made")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> made(realm) > 0);
        TestBed.restart();

        long before = made(realm);
        assertThat(before).as("made when it was stopped").isPositive().isLessThan(MEMBERS);
        Awaitility.await("all are made").atMost(Duration.ofMinutes(5)).until(() -> made(realm) == MEMBERS);
        Imports.Job done = Imports.of(UNION).rested(plan);
        assertThat(List.of(done.state(), done.done(), done.late())).isEqualTo(List.of("DONE", (long) MEMBERS, 0L));
        assertThat(Database.count(
                        "select count(*) from user_attribute a join user_entity u on u.id = a.user_id"
                                + " where u.realm_id = ? and u.username like 'killed%'",
                        realm))
                .as("attributes: nobody is half made")
                .isEqualTo(MEMBERS * 6L);
    }

    private static long made(String realm) {
        return Database.count("select count(*) from user_entity where realm_id = ? and username like 'killed%'", realm);
    }
}
