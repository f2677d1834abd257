package jp.kosmo.keycloak.it;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.AuthenticatorConfigRepresentation;
import org.keycloak.representations.idm.PartialImportRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RequiredActionProviderRepresentation;

/**
 * A union on the running server: one realm, one host name, one portal.
 *
 * <p>Tests that change settings take a copy of their own, so that no test sees another's changes:
 *
 * <pre>{@code private static final Union UNION = Union.copyOf("kanekakenpo", "terms");}</pre>
 */
public final class Union {

    private static final String CLIENT = "portal";
    private static final int MANY = 1000;

    /** Thousands of logins are made in the tests, and none depends on how hard a password is to hash. */
    private static final String CHEAP_HASH = " and hashAlgorithm(pbkdf2-sha256) and hashIterations(1)";

    private final RealmHost host;
    private final String name;

    private Union(RealmHost host, String name) {
        this.host = host;
        this.name = name;
    }

    /** The shipped realm with the manual profile. Not to be changed by tests. */
    public static Union kanekakenpo() {
        return new Union(TestBed.host(), "kanekakenpo");
    }

    /** The shipped realm with the hardened profile. Not to be changed by tests. */
    public static Union daiwakenpo() {
        return new Union(TestBed.host(), "daiwakenpo");
    }

    /** A new realm from the file of a shipped one, under a name and hosts of its own; its password hash is a cheap one. */
    public static Union copyOf(String original, String name) {
        return copyOf(original, name, asShipped -> {});
    }

    /** The same, changed before it is made. */
    public static Union copyOf(String original, String name, Consumer<RealmRepresentation> change) {
        return copyOf(original, TestBed.host(), name, change);
    }

    /** The same on another server than the one under test. */
    public static Union copyOf(String original, RealmHost host, String name, Consumer<RealmRepresentation> change) {
        var copy = new Union(host, name);
        var environment = new HashMap<>(host.placeholders());
        environment.put(RealmFiles.loginUrl(original), copy.loginUrl());
        environment.put(RealmFiles.portalUrl(original), copy.portalUrl());
        RealmRepresentation realm = RealmFiles.copy(original, name, environment);
        realm.setPasswordPolicy(realm.getPasswordPolicy() + CHEAP_HASH);
        change.accept(realm);
        return copy.make(realm);
    }

    /** A change for where speed is measured: passwords are hashed as in the shipped realms. */
    public static void hashAsShipped(RealmRepresentation realm) {
        realm.setPasswordPolicy(realm.getPasswordPolicy().replace(CHEAP_HASH, ""));
    }

    /** One that is on a server already. */
    static Union at(RealmHost host, String name) {
        return new Union(host, name);
    }

    /** A new realm of any kind, which this description need not name. */
    static Union of(RealmHost host, String name, RealmRepresentation realm) {
        realm.setRealm(name);
        return new Union(host, name).make(realm);
    }

    private Union make(RealmRepresentation realm) {
        host.admin().realms().create(realm);
        // The roles for the new realm are not in the token the client holds.
        host.admin().tokenManager().grantToken();
        return this;
    }

    /** The server it is on. */
    RealmHost host() {
        return host;
    }

    /** Name of the realm. */
    public String name() {
        return name;
    }

    /** Address of Keycloak on this union's host, without a slash at its end. */
    public String loginUrl() {
        return host.loginUrl(name);
    }

    /** Address of this union's portal, without a slash at its end. */
    public String portalUrl() {
        return host.portalUrl(name);
    }

    /** Where Keycloak sends the browser back to after a login. */
    public String callbackUrl() {
        return portalUrl() + "/callback";
    }

    /** An OpenID Connect address of the realm: {@code auth}, {@code token}, {@code logout}, {@code userinfo}. */
    public URI endpoint(String end) {
        return URI.create(loginUrl() + "/realms/" + name + "/protocol/openid-connect/" + end);
    }

    /** Address of the Account Console. */
    public String accountUrl() {
        return loginUrl() + "/realms/" + name + "/account/";
    }

    /** Where a login begins: the portal's request, with PKCE, as a browser can open it. */
    public PortalRequest portalRequest(Map<String, String> parameters) {
        return PortalRequest.of(endpoint("auth"), CLIENT, callbackUrl(), parameters);
    }

    /** Where a login for the Account Console begins. */
    public PortalRequest accountRequest() {
        return PortalRequest.of(endpoint("auth"), "account-console", accountUrl(), Map.of());
    }

    /** Admin REST for this realm. */
    public RealmResource admin() {
        return host.admin().realm(name);
    }

    /** Makes a member through Admin REST, as the Admin Console does: the realm's default actions apply. */
    public Member createMember(MemberSpec spec) {
        try (Response response = admin().users().create(spec.representation())) {
            return new Member(this, CreatedResponseUtil.getCreatedId(response), spec);
        }
    }

    /**
     * Makes a member through the realm's partial import: default roles but no default actions, no check of user ID or attributes, so also
     * members as another system left them.
     *
     * @param requiredActions what the member still has to do
     */
    public Member importMember(MemberSpec spec, String... requiredActions) {
        var user = spec.representation();
        user.setRequiredActions(List.of(requiredActions));
        user.setRealmRoles(List.of("default-roles-" + name));
        var wanted = new PartialImportRepresentation();
        wanted.setIfResourceExists(PartialImportRepresentation.Policy.FAIL.name());
        wanted.setUsers(List.of(user));
        try (Response response = admin().partialImport(wanted)) {
            if (response.getStatus() != 200) {
                throw new IllegalStateException(response.getStatus() + " " + response.readEntity(String.class));
            }
        }
        String id =
                admin().users().searchByUsername(spec.username(), true).get(0).getId();
        return new Member(this, id, spec);
    }

    /**
     * Imports a member who has been through the whole first login and agreed to the terms of today. One who has neither
     * chosen nor set up a second factor, and is not about to choose, gets a passkey that {@link LoginClient} shows by
     * itself.
     *
     * @param requiredActions what is due again
     */
    public Member importSettled(MemberSpec spec, String... requiredActions) {
        boolean chooses = List.of(requiredActions).contains("kosmo-user-id");
        return importAgreed(chooses ? spec : spec.withSomeFactor(), requiredActions);
    }

    /** Imports a member who has agreed to the terms of today, exactly as specified. */
    Member importAgreed(MemberSpec spec, String... requiredActions) {
        return importMember(
                admin().flows().getRequiredActions().stream()
                        .filter(action -> action.getAlias().equals("kosmo-terms"))
                        .map(terms -> terms.getConfig().get("version"))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .map(version -> spec.attribute("agreedTerms", version))
                        .orElse(spec),
                requiredActions);
    }

    /** All stored login events, also those of nobody in particular. */
    public Events events() {
        return eventsOf(null);
    }

    Events eventsOf(@Nullable String user) {
        return new Events(admin().getEvents(null, null, user, null, null, null, 0, MANY));
    }

    /** Changes settings of a required action and leaves its other settings as they are. */
    public void changeRequiredAction(String alias, Map<String, String> settings) {
        RequiredActionProviderRepresentation action = requiredAction(alias);
        var merged = new HashMap<>(action.getConfig());
        merged.putAll(settings);
        action.setConfig(merged);
        admin().flows().updateRequiredAction(alias, action);
    }

    /** Changes settings of an authenticator that stands in this flow or below, and leaves its other settings as they are. */
    public void changeAuthenticator(String flow, String provider, Map<String, String> settings) {
        String config = admin().flows().getExecutions(flow).stream()
                .filter(execution -> provider.equals(execution.getProviderId()))
                .findFirst()
                .orElseThrow()
                .getAuthenticationConfig();
        AuthenticatorConfigRepresentation stored = admin().flows().getAuthenticatorConfig(config);
        var merged = new HashMap<>(stored.getConfig());
        merged.putAll(settings);
        stored.setConfig(merged);
        admin().flows().updateAuthenticatorConfig(config, stored);
    }

    /** A required action as configured. */
    public RequiredActionProviderRepresentation requiredAction(String alias) {
        return admin().flows().getRequiredAction(alias);
    }

    /** Changes settings of the realm. */
    public void change(Consumer<RealmRepresentation> change) {
        RealmRepresentation realm = admin().toRepresentation();
        change.accept(realm);
        admin().update(realm);
    }

    @Override
    public String toString() {
        return name;
    }
}
