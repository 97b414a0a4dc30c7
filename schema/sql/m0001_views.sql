-- For people with sqlite3 or Datasette. Each shows the newest version that the book knows; what is in
-- force on a day is told by the times beside it. Nothing of Gavel reads them.

CREATE VIEW log AS
SELECT number, strftime('%Y-%m-%dT%H:%M:%SZ', recorded, 'unixepoch') AS recorded, author, type,
  lower(hex(id)) AS event, seen_size, CAST(bytes AS TEXT) AS line
FROM entry;

CREATE VIEW current_member AS
SELECT member.organization, organization.title, member.class, member_class.title AS class_title,
  member.standing, member.in_force_from, member.in_force_to, organization.principal, member.source,
  member.ended_by
FROM member
JOIN organization ON organization.id = member.organization AND organization.superseded IS NULL
JOIN member_class ON member_class.id = member.class AND member_class.superseded IS NULL
WHERE member.superseded IS NULL;

CREATE VIEW current_affiliation AS
SELECT affiliation.group_id, affiliation.organization, organization.title, affiliation.decided,
  affiliation.in_force_from, affiliation.in_force_to, affiliation.source
FROM affiliation
LEFT JOIN organization
  ON organization.id = affiliation.organization AND organization.superseded IS NULL
WHERE affiliation.superseded IS NULL AND affiliation.state = 'accepted';

CREATE VIEW current_seat_holder AS
SELECT seat.body, tenure.seat, seat.title, tenure.person, tenure.organization, tenure.in_force_from,
  tenure.in_force_to, tenure.term_ends, seat.voting, seat.weight, tenure.appointment
FROM tenure
JOIN seat ON seat.id = tenure.seat AND seat.superseded IS NULL
WHERE tenure.superseded IS NULL AND tenure.state = 'accepted' AND tenure.alternate = 0;

CREATE VIEW current_office_holder AS
SELECT office.body, office_tenure.office, office.title, office.duty, office_tenure.person,
  office_tenure.in_force_from, office_tenure.in_force_to, office_tenure.appointment
FROM office_tenure
JOIN office ON office.id = office_tenure.office AND office.superseded IS NULL
WHERE office_tenure.superseded IS NULL AND office_tenure.state = 'accepted';

CREATE VIEW current_policy AS
SELECT policy.policy, policy.version, policy.title, policy.text, policy.adopted,
  policy.in_force_from, policy.in_force_to, policy.review_by, policy.sunset, motion.number AS motion, policy.ended_by, policy.superseded_by
FROM policy
LEFT JOIN motion ON motion.id = policy.motion AND motion.superseded IS NULL
WHERE policy.superseded IS NULL;

CREATE VIEW current_motion AS
SELECT motion.number, motion.body, motion.mover, motion.title, motion.version, motion.state,
  motion.proposed, motion.decided, motion.rescinded, motion.id
FROM motion
WHERE motion.superseded IS NULL;

CREATE VIEW current_poll AS
SELECT motion.number AS motion, motion.title, poll.body, poll.opens, poll.closes, poll.closed,
  poll.outcome, poll.casting, poll.result, poll.seal
FROM poll
JOIN motion ON motion.id = poll.motion AND motion.superseded IS NULL
WHERE poll.superseded IS NULL;

CREATE VIEW ballot_cast AS
SELECT motion.number AS motion, ballot.seat, elector.organization, ballot.person, ballot.choice,
  ballot.turn, ballot.capacity, elector.weight, ballot.entry, ballot.event, ballot.poll
FROM ballot
JOIN poll ON poll.seal = ballot.poll AND poll.superseded IS NULL
JOIN motion ON motion.id = poll.motion AND motion.superseded IS NULL
LEFT JOIN elector ON elector.poll = ballot.poll AND elector.seat = ballot.seat;

-- Weaker evidence than a ballot: what the secretary wrote down and the chair confirmed.
CREATE VIEW choice_called AS
SELECT motion.number AS motion, rolled_choice.seat, rolled_choice.person, rolled_choice.choice,
  rolled_choice.presence, rolled_choice.disputed_by, rolled_choice.fate, roll_call.chair,
  roll_call.entry, roll_call.poll
FROM rolled_choice
JOIN roll_call ON roll_call.id = rolled_choice.roll_call AND roll_call.superseded IS NULL
  AND roll_call.corrected_by IS NULL
JOIN poll ON poll.seal = roll_call.poll AND poll.superseded IS NULL
JOIN motion ON motion.id = poll.motion AND motion.superseded IS NULL
WHERE rolled_choice.superseded IS NULL;

CREATE VIEW current_objective AS
SELECT objective.objective, objective.version, objective.body, objective.title, objective.owner,
  objective.measure, objective.target, objective.deadline, motion.number AS motion
FROM objective
LEFT JOIN motion ON motion.id = objective.motion AND motion.superseded IS NULL
WHERE objective.superseded IS NULL AND objective.in_force_to IS NULL;

CREATE VIEW current_risk AS
SELECT risk.number, risk.body, risk.title, risk.state, risk.owner, risk.review_by,
  risk.identified_by, risk.id
FROM risk
WHERE risk.superseded IS NULL AND risk.state <> 'closed';

CREATE VIEW current_commitment AS
SELECT partner_commitment.initiative, initiative.title AS initiative_title,
  partner_commitment.commitment_id, partner_commitment.version, partner_commitment.title,
  partner_commitment.partner, partner_commitment.state, partner_commitment.renew_by
FROM partner_commitment
JOIN initiative ON initiative.id = partner_commitment.initiative AND initiative.superseded IS NULL
WHERE partner_commitment.superseded IS NULL AND partner_commitment.state <> 'ended';

CREATE VIEW current_meeting AS
SELECT meeting.number, meeting.body, meeting.title, meeting.caller, meeting.starts, meeting.called,
  meeting.opened, meeting.adjourned, meeting.id
FROM meeting
WHERE meeting.superseded IS NULL;

CREATE VIEW current_attendance AS
SELECT meeting.number AS meeting, attendance.attendee, attendance.person, attendance.evidence,
  attendance.present_from, attendance.present_to
FROM attendance
JOIN meeting ON meeting.id = attendance.meeting AND meeting.superseded IS NULL
WHERE attendance.superseded IS NULL AND attendance.struck_by IS NULL;

CREATE VIEW current_interest AS
SELECT interest.person, interest.about, interest.declared, interest.entry, interest.text,
  interest.id
FROM interest
WHERE interest.superseded IS NULL AND interest.ended IS NULL;

CREATE VIEW current_proxy AS
SELECT proxy.seat, proxy.body, proxy.grantor, proxy.carrier, proxy.scope, proxy.subject,
  proxy.granted, proxy.expires, proxy.entry, proxy.id
FROM proxy
WHERE proxy.superseded IS NULL AND proxy.revoked IS NULL;

CREATE VIEW current_fulfilment AS
SELECT fulfilment.formality, fulfilment.organization, fulfilment.person, fulfilment.document,
  fulfilment.attester, fulfilment.met, fulfilment.until, fulfilment.entry, fulfilment.id
FROM fulfilment
WHERE fulfilment.superseded IS NULL AND fulfilment.lapsed IS NULL;

CREATE VIEW seat_recused AS
SELECT motion.number AS motion, recusal.seat, recusal.person, recusal.cause, recusal.late,
  recusal.entry, recusal.source
FROM recusal
JOIN motion ON motion.id = recusal.motion AND motion.superseded IS NULL
WHERE recusal.superseded IS NULL;

-- Weaker evidence than all the others: what the secretary attested of others.
CREATE VIEW current_attested_place AS
SELECT roster_place.roster, roster_place.group_id, roster_group.title, roster_place.handle,
  roster_place.role, roster_place.in_force_from, roster_place.entry
FROM roster_place
JOIN roster_group ON roster_group.roster = roster_place.roster
  AND roster_group.group_id = roster_place.group_id AND roster_group.superseded IS NULL
  AND roster_group.closed_entry IS NULL
WHERE roster_place.superseded IS NULL AND roster_place.left_entry IS NULL;
