package jp.kosmo.keycloak.it.realm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.WebApplicationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.kosmo.keycloak.it.fixture.Clerk;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ConfigPropertyRepresentation;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.RequiredActionConfigRepresentation;

/** The settings of all steps in the Admin Console of a union: their words, what is refused, and what of a number is saved. */
class ConsoleSettingsIT {

    private static final Union UNION = Union.copyOf("kanekakenpo", "console-settings");
    private static final RealmResource CLERK = Clerk.of(UNION);
    private static final ScreenWords SCREEN = new ScreenWords(UNION);

    /** Every setting of every step that has some, with what is no value of it. */
    @Test
    void aSettingIsRefusedByItsLabel() {
        int refusals = 0;
        for (String step : steps()) {
            Map<String, String> before =
                    CLERK.flows().getRequiredActionConfig(step).getConfig();
            for (ConfigPropertyRepresentation setting :
                    CLERK.flows().getRequiredActionConfigDescription(step).getProperties()) {
                assertThat(setting.getLabel() + setting.getHelpText())
                        .as("%s %s", step, setting.getName())
                        .matches("(?s).*[ぁ-んァ-ン一-龥].*");
                for (String value : List.of("nonsense", "-1", "1,000", "３０日", "")) {
                    var refused = catchThrowableOfType(
                            WebApplicationException.class, () -> save(step, before, setting.getName(), value));
                    if (refused != null) {
                        String answer = refused.getResponse().readEntity(String.class);
                        SCREEN.say(answer, setting.getName());
                        assertThat(SCREEN.japanese(answer).get(0).sentence()).contains("「" + setting.getLabel() + "」");
                        refusals++;
                    }
                }
            }
            save(step, before, "", "");
        }
        assertThat(refusals).isGreaterThan(20);
    }

    /** What is accepted on saving is what is stored, in digits that count everywhere. */
    @Test
    void aNumberIsSavedInPlainDigitsHoweverItIsTyped() {
        int numbers = 0;
        for (String step : steps()) {
            Map<String, String> before =
                    CLERK.flows().getRequiredActionConfig(step).getConfig();
            for (ConfigPropertyRepresentation setting :
                    CLERK.flows().getRequiredActionConfigDescription(step).getProperties()) {
                if (!isNumber(step, before, setting)) {
                    continue;
                }
                numbers++;
                for (String typed : List.of("5", "５", " 5 ", "　５　", "\u00a05", "5\u200b", "05", "+5", "＋５")) {
                    save(step, before, setting.getName(), typed);
                    assertThat(CLERK.flows().getRequiredActionConfig(step).getConfig())
                            .as("%s %s '%s'", step, setting.getName(), typed)
                            .containsEntry(setting.getName(), "5");
                }
            }
            save(step, before, "", "");
        }
        assertThat(numbers).isGreaterThanOrEqualTo(12);
    }

    @ParameterizedTest
    @CsvSource({"abc", "あいうえおかきくけこ1", "12345678", "password1", "999943210ab"})
    void aPasswordIsRefusedInJapanese(String password) {
        String id = UNION.createMember(MemberSpec.newcomer()).id();
        var credential = new CredentialRepresentation();
        credential.setType(CredentialRepresentation.PASSWORD);
        credential.setValue(password);

        var refused = catchThrowableOfType(
                WebApplicationException.class, () -> CLERK.users().get(id).resetPassword(credential));

        assertThat(refused).as("a refusal of '%s'", password).isNotNull();
        assertThat(refused.getResponse().readEntity(String.class))
                .containsPattern("\"error_description\":\"[^\"]*[ぁ-ん][^\"]*\"")
                .doesNotContain("{0}", "Invalid");
    }

    private static List<String> steps() {
        return CLERK.flows().getRequiredActions().stream()
                .map(action -> action.getAlias())
                .filter(alias -> alias.startsWith("kosmo")
                        || List.of(
                                        "CONFIGURE_TOTP",
                                        "webauthn-register",
                                        "UPDATE_PASSWORD",
                                        "UPDATE_EMAIL",
                                        "delete_credential")
                                .contains(alias))
                .toList();
    }

    private static boolean isNumber(String step, Map<String, String> before, ConfigPropertyRepresentation setting) {
        var refused = catchThrowableOfType(
                WebApplicationException.class, () -> save(step, before, setting.getName(), "nonsense"));
        return refused != null && refused.getResponse().readEntity(String.class).contains("error-number-out-of-range");
    }

    private static void save(String step, Map<String, String> before, String setting, String value) {
        var changed = new RequiredActionConfigRepresentation();
        changed.setConfig(new HashMap<>(before));
        changed.getConfig().put(setting, value);
        CLERK.flows().updateRequiredActionConfig(step, changed);
    }
}
