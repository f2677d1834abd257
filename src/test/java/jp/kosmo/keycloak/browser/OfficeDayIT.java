package jp.kosmo.keycloak.browser;

import jp.kosmo.keycloak.it.fixture.Union;

/** In a small union. */
class OfficeDayIT extends OfficeWalks {

    private static final Union UNION =
            Union.copyOf("kanekakenpo", "office-day", realm -> realm.setOtpPolicyCodeReusable(true));

    @Override
    Union union() {
        return UNION;
    }
}
