package jp.kosmo.keycloak.ledger.seen;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * One realm's version; see {@link LastSeenTermsVersion}. Not an attribute of the realm: a console page left open would save an old
 * one.
 */
@Entity
@Table(name = "KOSMO_TERMS_IN_FORCE")
public class TermsInForceEntity {

    @Id
    @Column(name = "REALM_ID", length = 36)
    String realmId = "";

    /** The label; null = no terms. */
    @Column(name = "VERSION", length = 64)
    @Nullable
    String version;
}
