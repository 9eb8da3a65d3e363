"""Appendix 1 of the Board paper of 2 October 2017 as an outline, with sections 2.2 and 2.3, typed from the paper.

It is independent of `measures/` on purpose: never make one from the other. Slips of the print are mended.
"""

# One # a domain, ## a goal, ### an outcome, #### a key indicator, - a measure; an indented line goes on with the last.
PAPER = """
# Population health and wellbeing
## We want to improve health and wellbeing for local people
### Children are supported to have a healthy start in life
#### The proportion of babies who were fully or partially breastfed
- Increase in percentage of babies aged 6-8 weeks who were fully or partially breastfed
#### The rate of obesity among children
- Reduction in excess weight in children aged 4-5 years
- Reduction in excess weight in children aged 10-11 years
#### The proportion of mothers known to be smokers at the time of delivery
- Reduction in percentage of mothers known to be smokers at the time of delivery
### People are supported to have a good quality of life
#### The proportion of people reporting a good quality of life
- Improve health-related quality of life for older people
- Improve social-care-related quality of life for adults
- Increase in number of people who feel they have enough social contact
#### The rate of overall mental wellbeing
- Increase in proportion of people who say they are not anxious or depressed
- Decrease in attendances at A&E for self-harm per 100,000 of local population
### People are supported to live in good health
#### The average number of years a person would expect to live in good health
- Healthy life expectancy at birth for men
- Healthy life expectancy at birth for women
#### The rate of preventable deaths
- Reduction in preventable mortality
- Reduction in mortality amenable to healthcare
## We want to reduce health inequalities for local people
### Inequalities in healthy life expectancy are reduced
#### The gap in rates of obesity in children between the most and least deprived areas
- Reduction in the gap in excess weight of 4-5 year olds between the most and least deprived areas
- Reduction in the gap in excess weight of 10-11 year olds between the most and least deprived areas
#### The gap in health related quality of life for older people between the most and least deprived areas
- Reduction in the gap in health-related quality of life for older people between the most and least deprived
  areas
#### The gap in rates of preventable deaths between the most and least deprived areas
- Reduction in the gap in preventable mortality between the most and least deprived areas
- Reduction in the gap in mortality amenable to healthcare between the most and least deprived areas
# The experience of local people
## We want to put people in control of their health and care
### People and their carers feel respected and able to make informed choices about services
#### The proportion of people using services who feel they have been involved in making decisions about their
  support
- Ensure people using services receive self-directed support
- People receiving services feel they have enough choice over their care and support services
- People receiving services feel they have as much control as they want over their daily life
#### The proportion of carers who feel they have been involved in decisions about services
- Carers feel they have been involved or consulted as much as they wanted to be, in discussions about the support
  or services provided to the person they care for
- Carers feel that their needs as a carer were taken into account in planning their support
### People and their carers have choice and control over services and how they are delivered
#### The number of people in receipt of direct payments for their care or personal health budgets
- Increase in the number of people using services who receive direct payments for their care
- Increase the number of people in receipt of personal health budgets
#### The number of carers in receipt of direct payments
- Increase in the number of carers using services who receive direct payments
## We want good communication and access to information for local people
### People can find jargon free health and care information in a range of locations and formats
#### The proportion of people and carers reporting they find it easy to access and use information about services
- People find it easy to find information and advice about support, services or benefits
- Carers find it easy to find information and advice about support, services or benefits
### Health and care services talk to each other so that people receive seamless services
#### The proportion of people and carers reporting they have only had to tell their story once
- People who contact us about their support have not had to keep repeating their story
- Carers who contact us about support have not had to keep repeating their story
## We want to deliver services that meet people's needs and support their independence
### People are supported to be as independent as possible
#### The number of people living at home and accessing support in their communities
- Increase in people accessing the support available to them in their local communities
- Fewer people are permanently admitted to residential and nursing care homes
#### The proportion of people with support needs who are in paid employment
- Increase in the proportion of adults with learning disabilities in paid employment
- Increase in proportion of adults in contact with secondary mental health services in paid employment
#### The proportion of people who regain their independence after using services
- Proportion of people 65+ who are still at home three months after a period of rehabilitation
- Proportion of people needing less acute, or no ongoing, support after using short-term services
### People are supported to feel safe
#### The proportion of people and carers who report feeling safe
- People feel as safe as they want
- People feel care and support services help them feel safe
- Carers feel safe and have no worries about their personal safety
# Transforming services for sustainability
## We want to demonstrate financial and system sustainability
### People have access to timely and responsive care
#### The waiting times for primary care GP services and community support and care services
- Waiting time to get a GP appointment
- Waiting time to initiation for home care packages
#### The referral times for health treatment
- Constitutional NHS standards are met
- Increase in proportion of people referred with first episode of psychosis who are seen within 2 weeks
### People access acute hospital services only when they need to
#### The length of stay in hospital
- Reduction in length of stay in hospital for identified cohort
- Reduction in delayed transfer of care out of hospital
#### The number of people accessing hospital in an unplanned way
- Reduction in number of A&E attendances
- Reduction in number of non-elective admissions
- Reduction in emergency admissions for chronic ambulatory care sensitive conditions
### Financial balance is achieved across the system
#### The average Year of Care Costs
- Reduction in average Year of Care Costs
## We want to deliver joined up information technology
### People and staff working within the system have access to shared and integrated electronic information
#### The proportion of people and staff in all health and care settings able to retrieve relevant information about an
  individual's care from their local system
- Proportion of systems feeding in to the integrated personal record
- Proportion of systems feeding in to the integrated reporting system
- Proportion of systems feeding in to the citizen record
## We want to prioritise prevention, early intervention, self care and self management
### Interventions take place early to tackle emerging problems, or to support people in the local population who are
  most at risk
#### The flow of investment from acute hospital services to preventative, primary GP, and community health and care
  services
- Increase the proportion of funding invested in preventative, primary and community provision
#### The proportion of services developed to intervene proactively to support people before their needs increase
- Activation levels of people receiving services
- Number of people being screened for frailty
- Number of people who have a care plan from a proactive service
- Proportion of people accessing services through case finding
- Proportion of people who have access to active care coordination
# Quality care and support
## We want to provide safe, effective and high quality care and support
### People are supported by high quality care and support
#### The proportion of people reporting satisfaction with the services they have received
- Increase in number of people who report they are satisfied with the care and support they receive
- Increase in number of carers who report they are satisfied with the care and support they receive
- Increase in number of people reporting being treated with care, kindness and compassion
- Increase in proportion of bereaved carers reporting good quality of care in the last three months of life
#### The effectiveness of the health and care intervention the person has received
- Improve the health gain people experience after elective procedures
- Increase in number of older people still at home 91 days after discharge from hospital
### People are kept safe and free from avoidable harm
#### The number of healthcare-related infections and serious incidents
- Reduction in healthcare-related infections
- Reduction in number of serious incidents in healthcare
#### The effectiveness of the safeguarding enquiry
- Increase in the number of adults who were asked what their desired outcomes of the safeguarding enquiry are, and
  of those how many were fully/partially achieved
#### The number of falls in the population of local people
- Reduction in the number of falls in East Sussex
## We want to deliver person centred care through integrated and skilled service provision
### People and their families are engaged in the setting of their outcomes and the management of their care
#### The proportion of people involved in setting the outcomes they want to achieve from their health and care services
- Increase in proportion of people using services who are involved in determining the outcomes that are most
  important to them
- Increase in percentage of patients self-reporting improved outcomes in their general health following the elective
  procedure
### People are supported by skilled staff, delivering person-centred care
#### The levels of staff satisfaction
- Increase in staff satisfaction levels
- Reduction in staff turnover
#### The proportion of staff who have received training in person-centred care
- Increase in percentage of staff who have completed at least 80% of their mandated training
- Increase in proportion of staff who have the Care Certificate
- Increase in staff who have completed person-centred care and support planning training
"""

PROPOSED = [
    "Improving mental health of parents",
    "Identification of carers in primary care",
    "Health-related quality of life for people with long-term conditions",
    "Proportion of people feeling supported to manage their long-term conditions",
]

DEVELOPMENTAL = [
    "Increase in people accessing the support available to them in their local communities",
    "Waiting time to initiation for home care packages",
    "Activation levels of people receiving services",
    "Proportion of people who have access to active care coordination",
    "Increase in number of people reporting being treated with care, kindness and compassion",
]
