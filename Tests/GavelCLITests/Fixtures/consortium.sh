# A consortium of four founders, through the commands themselves: keys, a charter, the genesis and four
# acceptances, at noon of Monday, 23 November 2026. Sourced by a script:
#
#     $ . "$FIXTURES/consortium.sh"
#
# It leaves alliance.gavel (five entries) and CHARTER.yaml in the folder, sets GAVEL_CLOCK, and defines
# `at TIME`, which sets the clock, `as PERSON`, who then acts, and `carry TITLE ACT NUMBER`, which carries a
# motion of the council by the rule plain with the ballots of all. With PREPARE_ONLY set it founds nothing.
at() { GAVEL_CLOCK=$1; export GAVEL_CLOCK; }
as() { GAVEL_AS=$1; export GAVEL_AS; }
founders='ibm-rep meta-rep cern-rep eth-rep'

# Keys of the founders and CHARTER.yaml with their public halves.
prepare() {
  cp "$FIXTURES/CHARTER.template.yaml" CHARTER.yaml
  for person in $founders; do
    gavel key create "$person" --no-passphrase --quiet >/dev/null || return 1
    sed -i "s|@$person@|$(gavel key export "$person")|" CHARTER.yaml
  done
}

found() {
  at 2026-11-23T12:00:00Z
  prepare && establish
}

# The ledger of CHARTER.yaml as it is, accepted by every founder.
establish() {
  gavel init alliance.gavel --charter CHARTER.yaml --origin thealliance.example/ledger \
    --as ibm-rep --rehearsal --yes --quiet >/dev/null 2>&1 || return 1
  for person in $founders; do
    gavel charter accept --as "$person" --yes --quiet >/dev/null 2>&1 || return 1
  done
}

# A motion with one act, proposed, polled, voted on by all and closed at once.
carry() {
  {
    as ibm-rep
    gavel motion propose --body council --title "$1" --act "$2" --clock-ahead --yes &&
      gavel poll open "$3" --closes 1d --yes || return 1
    for person in $founders; do gavel vote "$3" yes --as "$person" --yes || return 1; done
    gavel poll close "$3" --confirm "$3"
  } >/dev/null 2>&1
}
[ -n "$PREPARE_ONLY" ] || found
