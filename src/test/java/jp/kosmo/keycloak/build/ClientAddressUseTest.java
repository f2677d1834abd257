package jp.kosmo.keycloak.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keycloak tells the client's address in two ways, either of which may be null or no address. */
class ClientAddressUseTest {

    private static final Pattern ASKED = Pattern.compile("(ClientAddress\\.of\\(\\S*?)?\\.?getRemote(Addr|Host)\\(\\)");

    @Test
    void whereARequestComesFromIsReadInOnePlace() {
        assertThat(Project.files(Project.MAIN, ".java").stream()
                        .map(Project::text)
                        .flatMap(text -> ASKED.matcher(text).results())
                        .map(MatchResult::group))
                .isNotEmpty()
                .allMatch(use -> Stream.of("ClientAddress.of(", "getRemoteAddr").allMatch(use::contains));
    }
}
