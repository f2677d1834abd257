package jp.kosmo.keycloak.terms;

import java.util.Optional;
import jp.kosmo.keycloak.realm.ProviderIds;
import jp.kosmo.keycloak.text.JapanTime;
import org.keycloak.models.RealmModel;

/** Which version of a union's terms binds its members today. */
public final class TermsInForce {

    private TermsInForce() {}

    /** The label of the version; empty when the union asks for none. */
    public static Optional<String> label(RealmModel realm) {
        return LastTerms.inForce(realm, realm.getRequiredActionConfigByAlias(ProviderIds.TERMS), JapanTime.today())
                .version()
                .map(TermsVersion::label);
    }
}
