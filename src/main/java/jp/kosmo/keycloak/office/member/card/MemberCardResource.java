package jp.kosmo.keycloak.office.member.card;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Stream;
import jp.kosmo.keycloak.members.InsuredPerson;
import jp.kosmo.keycloak.mfa.MfaMethod;
import jp.kosmo.keycloak.office.access.OfficeCall;
import jp.kosmo.keycloak.office.access.OfficeOperation;
import jp.kosmo.keycloak.office.access.OfficeRole;
import jp.kosmo.keycloak.office.access.RecordVersion;
import jp.kosmo.keycloak.office.desk.DeskGrant;
import jp.kosmo.keycloak.office.member.MemberStanding;
import jp.kosmo.keycloak.office.member.StandingReader;
import jp.kosmo.keycloak.terms.TermsVersion;
import jp.kosmo.keycloak.text.MaskedName;
import jp.kosmo.keycloak.union.BirthDate;
import jp.kosmo.keycloak.userid.released.TemporaryUserId;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/** {@code GET members/{id}}: the card of one member. */
public final class MemberCardResource {

    private final OfficeCall call;
    private final String id;

    public MemberCardResource(OfficeCall call, String id) {
        this.call = call;
        this.id = id;
    }

    /** A {@link MemberCard}, or for the desk alone a {@link DeskCard}. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Object card() {
        call.enter(OfficeOperation.MEMBER_CARD);
        UserModel member = call.member(id);
        MemberStanding standing = new StandingReader(call.session(), call.realm()).standing(member);
        List<MemberEvent> events = new MemberEvents(call.session(), call.realm()).newest(member);
        String version = RecordVersion.of(call.session(), member);
        return call.isAnyOf(OfficeRole.MEMBERS)
                ? full(member, standing, events, version)
                : new DeskCard(
                        member.getId(),
                        standing,
                        events.stream().map(MemberEvent::withoutNames).toList(),
                        version,
                        new DeskGrant(call)
                                .until(member).stream().boxed().findFirst().orElse(null));
    }

    private MemberCard full(UserModel member, MemberStanding standing, List<MemberEvent> events, String version) {
        return new MemberCard(
                member.getId(),
                member.getUsername(),
                member.getFirstAttribute(MaskedName.ATTRIBUTE),
                member.getFirstAttribute(BirthDate.ATTRIBUTE),
                member.getFirstAttribute(InsuredPerson.SYMBOL),
                member.getFirstAttribute(InsuredPerson.NUMBER),
                member.getFirstAttribute(InsuredPerson.BRANCH_NUMBER),
                member.getEmail(),
                member.isEmailVerified(),
                member.getFirstAttribute(MfaMethod.ATTRIBUTE),
                TemporaryUserId.is(member),
                factors(member),
                member.getFirstAttribute(TermsVersion.AGREED),
                stored(member)
                        .filter(credential -> PasswordCredentialModel.TYPE.equals(credential.getType()))
                        .map(CredentialModel::getCreatedDate)
                        .findFirst()
                        .orElse(null),
                call.session()
                        .sessions()
                        .getUserSessionsStream(call.realm(), member)
                        .count(),
                member.isEnabled(),
                standing,
                events,
                version);
    }

    private static List<MemberCard.Factor> factors(UserModel member) {
        return stored(member)
                .flatMap(credential -> MfaMethod.ofCredentialType(credential.getType()).stream()
                        .map(method -> new MemberCard.Factor(
                                method.value(), credential.getUserLabel(), credential.getCreatedDate())))
                .toList();
    }

    private static Stream<CredentialModel> stored(UserModel member) {
        return member.credentialManager().getStoredCredentialsStream();
    }
}
