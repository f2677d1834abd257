package jp.kosmo.keycloak.bench.members;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import jp.kosmo.keycloak.it.fixture.Union;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.PartialImportRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** The same members by Keycloak's own {@code partialImport}. */
final class StockImport {

    private static final int AT_ONCE = 50;

    private final Union realm;
    private int made;

    /** @param realm on the server without the bundle */
    StockImport(Union realm) {
        this.realm = realm;
    }

    /** @param prehashed whether their passwords were hashed before */
    void bring(int members, boolean prehashed) {
        for (int done = 0; done < members; done += AT_ONCE) {
            var some = new PartialImportRepresentation();
            some.setIfResourceExists("FAIL");
            some.setUsers(IntStream.range(0, AT_ONCE)
                    .mapToObj(user -> user(prehashed))
                    .toList());
            try (var answer = realm.admin().partialImport(some)) {
                if (answer.getStatus() != 200) {
                    throw new IllegalStateException("partialImport " + answer.getStatus());
                }
            }
        }
    }

    private UserRepresentation user(boolean prehashed) {
        int number = made++;
        var password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        if (prehashed) {
            password.setSecretData("{\"value\":\"" + "A".repeat(86) + "==\",\"salt\":\"AAAAAAAAAAAAAAAAAAAAAA==\"}");
            password.setCredentialData("{\"hashIterations\":210000,\"algorithm\":\"pbkdf2-sha512\"}");
        } else {
            password.setValue("Start-" + number + "-Password");
        }
        var user = new UserRepresentation();
        user.setUsername("bench%07d".formatted(number));
        user.setEmail("bench%d@member.example".formatted(number));
        user.setEnabled(true);
        user.setCredentials(List.of(password));
        user.setRequiredActions(List.of("UPDATE_PASSWORD"));
        user.setAttributes(Map.of(
                "birthdate", List.of("1950-03-04"),
                "displayName", List.of("山田 久美"),
                "insuredPersonSymbol", List.of(String.valueOf(1000 + number / 100_000)),
                "insuredPersonNumber", List.of(String.valueOf(number)),
                "insuredPersonBranchNumber", List.of("00"),
                "temporaryUserId", List.of("true")));
        return user;
    }
}
