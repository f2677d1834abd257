package jp.kosmo.keycloak.it.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import jp.kosmo.keycloak.it.client.Http;
import jp.kosmo.keycloak.it.fixture.OfficeClerk;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Database;
import jp.kosmo.keycloak.it.harness.Metric;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A file of a million decisions, from a server that has no memory for so many. */
@Tag("long")
class ManyConsentsIT {

    private static final int ROWS = 1_000_000;
    private static final Union UNION = Union.copyOf("kanekakenpo", "manyconsents");

    @Test
    void comeAsOneFile() {
        Database.update("insert into kosmo_consent (realm_id, position, user_id, version, sha256, decision, decided_at,"
                + " client_id, language, username, person_sha256, previous_hash, hash) select '"
                + UNION.admin().toRepresentation().getId() + "', i, 'member' || i, '1.0', repeat('0', 64), 'accept',"
                + " 1700000000000 + i, 'portal', 'ja', 'member' || i, repeat('0', 64), repeat('0', 64),"
                + " repeat('0', 64) from generate_series(1, " + ROWS + ") i");
        OfficeClerk auditor = OfficeClerk.of(UNION, "auditor");
        double before = heap();
        long began = System.nanoTime();

        Http.Answer file = auditor.csv("consents");

        System.out.printf(
                "%,d decisions in %,d ms; heap %.0f MB before, %.0f MB behind%n",
                ROWS, Duration.ofNanos(System.nanoTime() - began).toMillis(), before, heap());
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.body().lines().count()).as("with names and number").isEqualTo(ROWS + 2L);
        assertThat(file.body().stripTrailing()).endsWith(",\"" + ROWS + "\"");
    }

    private static double heap() {
        return Metric.of("jvm_memory_used_bytes", "area=\"heap\"") / (1 << 20);
    }
}
