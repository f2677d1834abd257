package jp.kosmo.keycloak.branding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.theme.DateTimeFormatterUtil;

class LoginPageModelTest {

    /** In whatever time zone this test runs. */
    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void aTimeThatKeycloakHasWrittenIsTheOneInJapan(Locale locale) {
        long eveningInLondon = Instant.parse("2026-12-31T18:04:00Z").toEpochMilli();
        String atTheServer = DateTimeFormatterUtil.getDateTimeFromMillis(eveningInLondon, locale);

        assertThat(LoginPageModel.inJapan(atTheServer, locale)).contains("2027").containsPattern("\\b3:04");
    }

    @Test
    void whatIsNoTimeStaysAsItIs() {
        assertThat(LoginPageModel.inJapan("きのう", Locale.JAPANESE)).isEqualTo("きのう");
    }
}
