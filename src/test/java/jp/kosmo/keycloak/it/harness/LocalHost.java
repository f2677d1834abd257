package jp.kosmo.keycloak.it.harness;

/** A server on ports of its own of this machine. */
abstract class LocalHost implements RealmHost {

    private final int httpPort = FreePorts.next();
    private final int portalPort = FreePorts.next();

    int httpPort() {
        return httpPort;
    }

    @Override
    public String adminUrl() {
        return RealmHost.adminUrl(httpPort);
    }

    @Override
    public String loginUrl(String realm) {
        return RealmHost.address(realm, httpPort);
    }

    @Override
    public String portalUrl(String realm) {
        return RealmHost.address(realm, portalPort);
    }
}
