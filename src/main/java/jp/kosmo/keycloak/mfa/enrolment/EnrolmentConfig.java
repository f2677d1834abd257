package jp.kosmo.keycloak.mfa.enrolment;

import java.util.List;
import jp.kosmo.keycloak.union.ListSetting;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * Settings of the step: when the chosen method is set up.
 *
 * @param sameLogin whether it is asked for in the very login in which it was chosen
 * @param graceDays for how many days, from the first time it is asked for, the member may put it off
 */
record EnrolmentConfig(boolean sameLogin, int graceDays) {

    private static final String SAME_LOGIN = "same-login";
    private static final ListSetting WHEN =
            new ListSetting("enrolment.when", "next-login", List.of("next-login", SAME_LOGIN));
    private static final ListSetting GRACE_DAYS =
            new ListSetting("enrolment.graceDays", "0", List.of("0", "1", "3", "7", "14", "30", "60", "90"));

    static final List<ProviderConfigProperty> PROPERTIES = List.of(WHEN.property(), GRACE_DAYS.property());

    static EnrolmentConfig from(@Nullable AuthenticatorConfigModel stored) {
        return new EnrolmentConfig(SAME_LOGIN.equals(WHEN.of(stored)), GRACE_DAYS.numberOf(stored));
    }
}
