import type { SynonymGroup } from './thesaurus.ts';

/** How much an everyday synonym counts in place of the word that was asked for. */
const weight = 0.5;

/** One group a line; words of a group are taken for one another, whatever the topic. */
const groups = `
advantage, pro, benefit, strength, upside, merit, plus
disadvantage, con, drawback, weakness, downside, shortcoming, minus, limitation
create, make, build, develop, design, invent, produce
found, establish, start, launch, set up
begin, start, launch, commence
end, stop, finish, discontinue, cease, retire
close, shut, shut down
shut down, turn off, switch off, power off, stop, suspend, pause, halt, disable, deactivate
turn on, switch on, enable, activate, power on
unused, idle, spare, leftover, free, surplus, not used
everyone, everybody, people
most, majority
rest, remainder, remaining, other
neighbour, other, adjacent
crowd, cram, overload, overcrowd, oversell
hog, monopolise, exhaust, consume
eat, consume, use up
decide, determine, settle, define
judge, assess, evaluate, rate
understand, know, comprehend, grasp
classify, categorise, regard, consider, class
borderline, unclear, ambiguous, disputed, debatable
hype, praise, acclaim, celebrate
copy, clone, duplicate, replicate
package, bundle, wrap, pack
plan, package, tier, subscription
machine, box, server, device
summary, conclusion, takeaway, upshot, lesson, bottom line, gist
matter, care, important, relevant
popular, catch on, take off, trendy, success, successful
smooth, snappy, responsive, fluid, fast
go with, choose, pick, opt, prefer, select
get rid of, ditch, drop, abandon, remove
figure out, understand, learn, find out
mess up, break, ruin, damage
come up with, invent, devise, create
look after, maintain, manage, care for
hook up, connect, attach, link
check out, inspect, examine, look at
speed up, accelerate, quicken
slow down, delay, decelerate
give up, quit, stop, abandon
hand over, give, transfer, pass
pay off, worth, benefit
set apart, separate, distinguish, isolate
made of, composed, consist, contain
based, built, founded
older, oldest, age, before, earlier, years
brother, sister, sibling, relative
sit, stand, lie, rest, run
argue, claim, say, hold
category, type, class, kind
hard, unclear, difficult
huge, large, big, giant
fancy, advanced, sophisticated
node, host, server
dead, ended, discontinued, obsolete, defunct
alive, active, maintained
spot, notice, see, detect
rip off, expensive, overpriced
beginner, newcomer, novice
expert, professional, specialist
guy, man, person
boss, owner, chief
shop, store, retailer
kids, children
laptop, notebook, computer
phone, telephone, mobile
buy, acquire, purchase, take over, acquisition
sell, vend, offer
own, possess, belong
use, utilize, employ, utilise
users, customers, clients
run, operate, execute
rely, depend
need, require, demand, necessary
necessary, essential, indispensable, vital, crucial, needed
important, key, main, major, principal, chief
big, large, huge, giant, great, vast
small, little, tiny, minor, slight
many, numerous, several, various
fast, quick, rapid, speedy, swift, snappy
slow, sluggish
speed, performance, velocity
cheap, inexpensive, affordable, low cost, budget, economical
expensive, costly, pricey, dear
price, cost, fee, charge
money, price, cost, euros, dollars, pounds
temperature, degrees, celsius, fahrenheit
percent, percentage, share, proportion
free, gratis
paid, commercial, proprietary
company, firm, corporation, business, enterprise, vendor, maker
provider, host, supplier, vendor, hoster
employee, worker, staff
boss, head, leader, chief, director
famous, known, popular, renowned, well known, notable
common, widespread, usual, typical, frequent, popular, prevalent
often, frequently, commonly, usually
rare, uncommon, unusual
old, former, previous, earlier, past, original
formerly, previously, earlier, originally
new, recent, latest, newest, current, modern
now, currently, today, nowadays, presently
name, call, term, title
rename, rebrand
mean, signify, denote
kind, type, sort, category, class, variety
part, component, element, piece, portion
group, set, collection, bunch, cluster
list, enumerate
example, instance, sample
way, method, technique, approach, manner, means
reason, cause
result, consequence, outcome, effect
cause, lead, bring about
change, alter, modify
replace, substitute, supersede, swap
alternative, substitute, replacement, rival, competitor
compete, rival
beat, defeat, overtake, win, victory
improve, enhance, better, upgrade, refine
improvement, enhancement, upgrade
increase, grow, rise, raise, expand
decrease, reduce, drop, fall, decline, lower, cut
limit, cap, maximum, ceiling, restrict, restriction
minimum, least
give, provide, supply, offer, grant
allocate, assign, distribute
share, divide, split
separate, split, isolate, apart, divide
split off, spin off, separate
join, connect, link, combine, merge, unite
difference, differ, distinction, different, distinguish
same, identical, equal, alike
similar, alike, resembling, comparable
easy, simple, straightforward, effortless
difficult, hard, complicated, complex, tough
safe, secure, protected
safety, security, protection
danger, risk, hazard, threat
problem, issue, trouble, difficulty
fix, repair, solve, mend
break, fail, crash
error, fault, mistake, bug
good, great, excellent, fine
bad, poor, terrible
best, top, finest, leading
strong, powerful, robust
weak, feeble
quality, grade
premium, high end, top tier, upmarket
full, complete, entire, whole
empty, vacant
guess, estimate
think, believe, consider, regard, view
choose, pick, select, prefer
allow, permit, enable, let
forbid, prohibit, ban, prevent
help, assist, aid, support
support, back, sponsor, endorse
find, discover, locate, detect
show, display, present, reveal
hide, conceal
keep, retain, maintain, preserve
move, migrate, transfer, shift, switch, relocate
send, transmit, deliver
receive, get, obtain
deploy, roll out, install, set up
install, set up, setup
remove, delete, drop, eliminate
add, append, include
contain, include, comprise, hold
consist, comprise, composed
cover, include
work, function, operate
live, reside, dwell
die, perish, death, dead
born, birth, originate
origin, source, beginning
child, kid
man, male
woman, female
person, people, human, individual
country, nation, state
city, town
place, location, site, spot
area, region, zone
home, house
road, street
car, automobile, vehicle
picture, image, photo, photograph
movie, film
book, volume
write, author
writer, author
speak, talk
teach, instruct, educate
learn, study
student, pupil
teacher, instructor, professor
school, college, university
doctor, physician
illness, disease, sickness
war, conflict, battle
fight, battle, struggle
kill, slay, murder
attack, assault, strike
ruler, king, monarch
law, rule, regulation
job, occupation, profession, work
money, fund, capital, cash
pay, spend
income, revenue, earnings
profit, gain
amount, quantity, volume
number, count, figure
percent, percentage, share, proportion
size, dimension
height, tall, high
length, long
depth, deep
width, wide, broad
weight, weigh, heavy
age, old
year, annum
hot, warm
cold, cool
near, close, nearby, adjacent
far, distant, remote
top, summit, peak
bottom, base
outside, exterior
inside, interior, within
computer, machine, pc
memory, ram
processor, cpu
disk, storage, drive
network, internet
software, program, application, app
version, release, edition
operating system, os
abbreviation, acronym, short
team, squad
game, match
player, athlete
prize, award, trophy
famous person, celebrity
government, administration, authority
army, military, troops
ship, vessel, boat
plane, aircraft, airplane
animal, creature
plant, crop
food, meal
water, liquid
earth, ground, soil
`;

/** Everyday words that people use for one another when they ask, whatever the topic. */
export const generalSynonyms: readonly SynonymGroup[] = groups
  .trim()
  .split('\n')
  .map((line) => ({ words: line.split(', '), weight }));
