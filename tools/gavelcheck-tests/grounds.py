"""Motions on the ground of inactivity, one by one."""
from probes import *
for then,cls in (("vacate",None),("suspend",None),("reclassify","b")):
  for who in ("p1","p2","p4"):
    part={"polls":1,"then":then,**({"class":cls} if cls else {})}
    c=a_charter(RULE,seats(),MEET,board_more={"participation":part}); c["rules"][0]["mover"]="seat"
    c["bodies"][0]["classes"]=["b"]
    c["founders"][3]["class"]="b"
    f=Forge(c)
    for n in (1,2,3): f.add("seat.designated",f"p{n}",person=f"p{n}",seat=f"s{n}")
    m=f.propose("p1","board"); s=f.open("p1",m,"board",600); f.vote("p1",s,"s1","yes"); f.close("p1",s,600)
    due={"vacate":{"act":"seat.vacate","seat":"s3"},"suspend":{"act":"member.suspend","organization":"o3"},"reclassify":{"act":"member.reclassify","class":"b","organization":"o3"}}[then]
    f.propose(who,"members",[due,due],ground={"inactivity":"s3"})
    f.propose(who,"members",[{"act":"seat.vacate","seat":"s2"}],ground={"inactivity":"s3"})
    f.propose(who,"members",[due],ground={"inactivity":"s1"})
    f.propose(who,"board",[due],ground={"inactivity":"s3"})
    f.propose(who,"members",[{**due,"effective":time_text(f.now+DAY)}],ground={"inactivity":"s3"})
    m=f.propose(who,"members",[due],ground={"inactivity":"s3"})
    f.add("motion.revised",who,acts=[due],motion=m,texts=[text(f)],title="R",version=2)
    f.add("principal.handed","p1",organization="o1",person="p1")
    n=f.propose("p4","members",[due]); 
    f.add("motion.revised",who,acts=[],motion=m,texts=[text(f)],title="R",version=3)
    decide(f,[due],mover="p4")
    f.propose(who,"members",[due],ground={"inactivity":"s3"})
    f.compare(f"ground {then} {who} {[(i,c) for i,c in enumerate(f.codes) if c]}")
