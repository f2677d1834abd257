package jp.kosmo.keycloak.browser;

import java.net.URI;
import java.util.List;
import java.util.Map;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.resource.ClientResource;
import org.keycloak.representations.idm.ClientRepresentation;

/** A browser stops the redirects that follow a form at an address that the page's policy does not name, without a word. */
@BrowserTest
class WhereFormsLeadIT {

    private static final Union UNION = Union.copyOf("kanekakenpo", "forms-lead");

    @Test
    void toAPortalBesideTheFirst() {
        String second = onHost("second.portal.localhost", UNION.portalUrl());
        var client = new ClientRepresentation();
        client.setClientId("second");
        client.setPublicClient(true);
        client.setRedirectUris(List.of(second + "/*"));
        UNION.admin().clients().create(client).close();

        leadTo(second + "/callback", "second");
    }

    @Test
    void toTheConsoleOnTheAdministratorsHost() {
        String console = onHost("admin.portal.localhost", UNION.loginUrl()) + "/admin/" + UNION.name() + "/console/";
        ClientResource stored = UNION.admin()
                .clients()
                .get(UNION.admin()
                        .clients()
                        .findByClientId("security-admin-console")
                        .get(0)
                        .getId());
        ClientRepresentation client = stored.toRepresentation();
        client.setRedirectUris(List.of(console + "*"));
        stored.update(client);

        leadTo(console + "config", client.getClientId());
    }

    private static void leadTo(String redirect, String client) {
        var walker = Walker.atPortal(UNION.importSettled(MemberSpec.settled()), Device.PHONE);
        walker.uses(OtpApp.with(MemberSpec.OTP_SECRET));
        walker.page()
                .navigate(UNION.portalRequest(Map.of("client_id", client, "redirect_uri", redirect))
                        .uri()
                        .toString());
        walker.signsIn();
        walker.page().waitForURL(url -> url.startsWith(redirect));
    }

    private static String onHost(String host, String address) {
        return "http://" + host + ":" + URI.create(address).getPort();
    }
}
