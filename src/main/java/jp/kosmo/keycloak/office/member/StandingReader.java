package jp.kosmo.keycloak.office.member;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kosmo.keycloak.keycloak.Lockout;
import jp.kosmo.keycloak.limits.Attempts;
import jp.kosmo.keycloak.mail.refused.AddressRefusal;
import jp.kosmo.keycloak.mfa.Enrolment;
import jp.kosmo.keycloak.mfa.MfaMethod;
import jp.kosmo.keycloak.mfa.SetupOffer;
import jp.kosmo.keycloak.mfa.UserFactors;
import jp.kosmo.keycloak.office.member.MemberFacts.Access;
import jp.kosmo.keycloak.password.initial.InitialPasswordCredential;
import jp.kosmo.keycloak.password.initial.InitialPasswordIssue;
import jp.kosmo.keycloak.realm.ClosedAccount;
import jp.kosmo.keycloak.realm.ProviderIds;
import jp.kosmo.keycloak.realm.RealmActions;
import jp.kosmo.keycloak.terms.LastTerms;
import jp.kosmo.keycloak.terms.TermsVersion;
import jp.kosmo.keycloak.text.JapanTime;
import jp.kosmo.keycloak.union.BirthDate;
import jp.kosmo.keycloak.userid.released.TemporaryUserId;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.Event;
import org.keycloak.events.EventStoreProvider;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;

/** Gathers the facts by which it is told where a member stands; asks of each what the login asks, too. */
public final class StandingReader {

    /** What a member has got further by. */
    private static final EventType[] STEPS = {
        EventType.LOGIN,
        EventType.CUSTOM_REQUIRED_ACTION,
        EventType.UPDATE_CREDENTIAL,
        EventType.UPDATE_PROFILE,
        EventType.UPDATE_EMAIL
    };

    private final KeycloakSession session;
    private final RealmModel realm;

    public StandingReader(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Where this member stands now. */
    public MemberStanding standing(UserModel member) {
        return MemberStanding.of(facts(member));
    }

    private MemberFacts facts(UserModel member) {
        Set<String> open = member.getRequiredActionsStream().collect(Collectors.toSet());
        Optional<String> terms = terms(member);
        Set<String> asked = Stream.of(open.stream(), terms.map(due -> ProviderIds.TERMS).stream(), factor(member, open))
                .flatMap(actions -> actions)
                .collect(Collectors.toSet());
        return new MemberFacts(
                access(member),
                lockedUntil(member),
                hasPassword(member),
                hasBirthdate(member),
                hasBegun(member, open),
                inOrder(open),
                inOrder(asked),
                terms.orElse(null),
                AddressRefusal.of(session, realm, member).orElse(null),
                member.getEmail() != null,
                member.getCreatedTimestamp(),
                lastStep(member).orElse(null));
    }

    private Access access(UserModel member) {
        if (member.isEnabled()) {
            return Access.OPEN;
        }
        if (ClosedAccount.is(member)) {
            return Access.CLOSED;
        }
        if (Attempts.haveLocked(session, realm, member)) {
            return Access.LOCKED_BY_BIRTHDATES;
        }
        return Lockout.isPermanent(session, realm, member) ? Access.LOCKED_BY_FAILURES : Access.CLOSED;
    }

    private @Nullable Long lockedUntil(UserModel member) {
        return Lockout.until(session, realm, member).stream()
                .mapToObj(second -> second * 1000L)
                .findFirst()
                .orElse(null);
    }

    /** An initial one is none any more when its days are over, or too many wrong ones were typed for a derived one. */
    private boolean hasPassword(UserModel member) {
        return InitialPasswordCredential.hasStoredPassword(member)
                || InitialPasswordCredential.issuedOpens(realm, member)
                || (InitialPasswordCredential.derivedOpens(realm, member)
                        && !InitialPasswordIssue.isUsedUp(
                                realm, Attempts.counted(session, realm, member, InitialPasswordCredential.KIND)));
    }

    private static boolean hasBirthdate(UserModel member) {
        return BirthDate.recorded(member.getFirstAttribute(BirthDate.ATTRIBUTE)).isPresent();
    }

    /**
     * Whether the step that comes first in this union is done, or anything that comes behind it. A method alone may be of the
     * union's file; the step that stores the member's choice marks the user ID as well.
     */
    private boolean hasBegun(UserModel member, Set<String> open) {
        return !open.contains(RealmActions.beginning(realm))
                || member.getFirstAttribute(TermsVersion.AGREED) != null
                || (member.getFirstAttribute(MfaMethod.ATTRIBUTE) != null && !TemporaryUserId.is(member));
    }

    private Optional<String> terms(UserModel member) {
        return LastTerms.due(
                        realm,
                        realm.getRequiredActionConfigByAlias(ProviderIds.TERMS),
                        member.getFirstAttribute(TermsVersion.AGREED),
                        JapanTime.today())
                .filter(due -> RealmActions.isEnabled(realm, ProviderIds.TERMS))
                .map(TermsVersion::label);
    }

    /** What {@code kosmo-enrolment} would add to the next login. */
    private Stream<String> factor(UserModel member, Set<String> open) {
        if (Enrolment.due(member).isPresent()) {
            return SetupOffer.possible(realm, member)
                    .filter(method -> !UserFactors.has(member, method))
                    .map(MfaMethod::setUpAction)
                    .stream();
        }
        boolean choosesInAStep =
                open.contains(ProviderIds.USER_ID) && RealmActions.isEnabled(realm, ProviderIds.USER_ID);
        boolean hasChosen =
                MfaMethod.of(member.getFirstAttribute(MfaMethod.ATTRIBUTE)).isPresent();
        if (hasChosen || choosesInAStep || UserFactors.any(member)) {
            return Stream.empty();
        }
        return RealmActions.isEnabled(realm, ProviderIds.USER_ID)
                ? Stream.of(ProviderIds.USER_ID)
                : SetupOffer.possible(realm, member).map(MfaMethod::setUpAction).stream();
    }

    /** Of those that are switched on, in the order in which Keycloak asks. */
    private List<LoginStep> inOrder(Set<String> actions) {
        return realm.getRequiredActionProvidersStream()
                .filter(RequiredActionProviderModel::isEnabled)
                .sorted(RequiredActionProviderModel.RequiredActionComparator.SINGLETON)
                .map(RequiredActionProviderModel::getAlias)
                .filter(actions::contains)
                .map(LoginStep::of)
                .toList();
    }

    private Optional<Long> lastStep(UserModel member) {
        return session.getProvider(EventStoreProvider.class)
                .createQuery()
                .realm(realm.getId())
                .user(member.getId())
                .type(STEPS)
                .orderByDescTime()
                .maxResults(1)
                .getResultStream()
                .map(Event::getTime)
                .findFirst();
    }
}
